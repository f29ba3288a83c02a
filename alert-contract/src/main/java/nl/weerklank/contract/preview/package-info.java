/** What a channel would make of an alert, shown before anything is sent. */
@NullMarked
package nl.weerklank.contract.preview;

import org.jspecify.annotations.NullMarked;
