/** Projects every topic into PostgreSQL; never in the way of an alert. */
@NullMarked
package nl.weerklank.dispatch.ledger;

import org.jspecify.annotations.NullMarked;
