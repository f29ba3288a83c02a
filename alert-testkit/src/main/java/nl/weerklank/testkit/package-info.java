/** What tests share: a manual clock, sample alerts, a real embedded broker and database. */
@NullMarked
package nl.weerklank.testkit;

import org.jspecify.annotations.NullMarked;
