/** The same warnings for 4G and 5G: requests of SBc-AP (TS 29.168) and NGAP (TS 38.413) in aligned packed encoding; pure. */
@NullMarked
package nl.weerklank.channel.cellbroadcast.packet;

import org.jspecify.annotations.NullMarked;
