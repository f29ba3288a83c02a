/** What every siren controller answers, whatever the field protocol, and how it is reached. */
@NullMarked
package nl.weerklank.channel.siren.controller;

import org.jspecify.annotations.NullMarked;
