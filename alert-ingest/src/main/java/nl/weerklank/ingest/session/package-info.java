/** Who sits at a console: sign-in with lock-out, sessions that end, one-time codes. */
@NullMarked
package nl.weerklank.ingest.session;

import org.jspecify.annotations.NullMarked;
