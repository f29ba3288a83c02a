/** Who may look: the accounts file, and basic authentication against it. */
@NullMarked
package nl.weerklank.dispatch.account;

import org.jspecify.annotations.NullMarked;
