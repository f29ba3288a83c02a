/** From a decided message to a signed event on topic alerts. */
@NullMarked
package nl.weerklank.ingest.issue;

import org.jspecify.annotations.NullMarked;
