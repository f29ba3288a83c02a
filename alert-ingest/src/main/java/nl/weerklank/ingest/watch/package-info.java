/** How issued alerts reach people, asked of dispatch by its API; everything else here works without. */
@NullMarked
package nl.weerklank.ingest.watch;

import org.jspecify.annotations.NullMarked;
