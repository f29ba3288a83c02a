/** From alert to pages of text as phones show them: wording, shortening, alphabets and page cuts (TS 23.038, TS 23.041); pure. */
@NullMarked
package nl.weerklank.channel.cellbroadcast.text;

import org.jspecify.annotations.NullMarked;
