/** The issued alert and its versions: what travels on topic {@code alerts}. */
@NullMarked
package nl.weerklank.contract.alert;

import org.jspecify.annotations.NullMarked;
