/** What dispatch decided and why, "why not sent" included: what travels on topic {@code decisions}. */
@NullMarked
package nl.weerklank.contract.decision;

import org.jspecify.annotations.NullMarked;
