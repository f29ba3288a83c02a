/** RDS (IEC 62106): the groups that a receiver shows and wakes up by while an alarm is on the air. */
@NullMarked
package nl.weerklank.channel.radio.rds;

import org.jspecify.annotations.NullMarked;
