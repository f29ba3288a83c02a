/** The signature that travels with every issued alert, and how it is verified. */
@NullMarked
package nl.weerklank.contract.signature;

import org.jspecify.annotations.NullMarked;
