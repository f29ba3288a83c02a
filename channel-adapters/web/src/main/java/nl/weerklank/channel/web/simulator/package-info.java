/** The edge in front of the origin: points of presence, their caches, faults and bystanders. */
@NullMarked
package nl.weerklank.channel.web.simulator;

import org.jspecify.annotations.NullMarked;
