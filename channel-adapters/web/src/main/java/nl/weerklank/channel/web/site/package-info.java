/** The whole public site: every path with its prepared answer. */
@NullMarked
package nl.weerklank.channel.web.site;

import org.jspecify.annotations.NullMarked;
