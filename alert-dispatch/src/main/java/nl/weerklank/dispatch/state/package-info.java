/** How disseminations are kept and seen: the store's form of them and the view that the API reads. */
@NullMarked
package nl.weerklank.dispatch.state;

import org.jspecify.annotations.NullMarked;
