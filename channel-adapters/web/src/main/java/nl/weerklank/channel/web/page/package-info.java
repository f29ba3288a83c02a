/** The pages: views of alerts, the map drawn from bundled outlines, and their templates. */
@NullMarked
package nl.weerklank.channel.web.page;

import org.jspecify.annotations.NullMarked;
