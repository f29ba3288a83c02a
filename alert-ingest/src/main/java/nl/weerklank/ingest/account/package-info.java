/** Who calls: embedded accounts or an identity provider. */
@NullMarked
package nl.weerklank.ingest.account;

import org.jspecify.annotations.NullMarked;
