package nl.weerklank.signal;

import java.util.Objects;

/**
 * A measured or computed value.
 *
 * @param quantity what was measured, in the source's word, such as {@code WATHTE}, {@code magnitude} or {@code PM10}
 * @param unit as the source writes it, such as {@code cm}; empty for a number without one
 */
public record Measurement(String quantity, double value, String unit) {

    public Measurement {
        Objects.requireNonNull(quantity, "a value says what it is of");
        Objects.requireNonNull(unit, "a unit is a word or empty");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a value is a finite number");
        }
    }
}
