/** How the contract's records are written as JSON; the only package here that knows Jackson. */
@NullMarked
package nl.weerklank.contract.json;

import org.jspecify.annotations.NullMarked;
