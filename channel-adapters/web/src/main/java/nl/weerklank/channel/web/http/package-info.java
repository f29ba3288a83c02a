/** The origin server: what it answers from prepared bytes, and with which headers. */
@NullMarked
package nl.weerklank.channel.web.http;

import org.jspecify.annotations.NullMarked;
