/** The topics of the backbone: names, partitions, retention and headers. */
@NullMarked
package nl.weerklank.contract.topic;

import org.jspecify.annotations.NullMarked;
