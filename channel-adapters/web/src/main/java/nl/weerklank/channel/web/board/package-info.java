/** What the public side shows at a moment: a pure board of alerts and its copy on disk. */
@NullMarked
package nl.weerklank.channel.web.board;

import org.jspecify.annotations.NullMarked;
