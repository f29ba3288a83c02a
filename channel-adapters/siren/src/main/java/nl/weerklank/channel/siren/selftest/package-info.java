/** Tests of the park that no alert asks for: the silent round, and the growl that an operator lets posts give. */
@NullMarked
package nl.weerklank.channel.siren.selftest;

import org.jspecify.annotations.NullMarked;
