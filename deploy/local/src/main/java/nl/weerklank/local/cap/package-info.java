/** Checking CAP files from the command line, for senders before they send. */
@NullMarked
package nl.weerklank.local.cap;

import org.jspecify.annotations.NullMarked;
