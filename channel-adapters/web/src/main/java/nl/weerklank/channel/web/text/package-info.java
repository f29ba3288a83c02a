/** Words for people: interface texts by language, and hostile input made inert. */
@NullMarked
package nl.weerklank.channel.web.text;

import org.jspecify.annotations.NullMarked;
