/** Who may work with the services: named accounts with roles and hashed passwords, read from one file. */
@NullMarked
package nl.weerklank.contract.account;

import org.jspecify.annotations.NullMarked;
