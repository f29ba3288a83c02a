/** What a channel proved, and what it could not: what travels on topic {@code reports}. */
@NullMarked
package nl.weerklank.contract.report;

import org.jspecify.annotations.NullMarked;
