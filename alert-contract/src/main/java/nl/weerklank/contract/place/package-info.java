/** Where people live: places and people per cell, from data that may be shared. */
@NullMarked
package nl.weerklank.contract.place;

import org.jspecify.annotations.NullMarked;
