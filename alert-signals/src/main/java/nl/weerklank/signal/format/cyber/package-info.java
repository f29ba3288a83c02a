/** Threats in networks: CSAF 2.0 with its feeds, STIX 2.1 and TAXII 2.1. */
@NullMarked
package nl.weerklank.signal.format.cyber;

import org.jspecify.annotations.NullMarked;
