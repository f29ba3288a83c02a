/** What is known of one dissemination: orders, proofs, faults, the remainder over time, decisions; pure. */
@NullMarked
package nl.weerklank.dispatch.track;

import org.jspecify.annotations.NullMarked;
