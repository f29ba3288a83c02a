/** What is live: every issued alert, rebuilt from topic alerts. */
@NullMarked
package nl.weerklank.ingest.live;

import org.jspecify.annotations.NullMarked;
