package nl.weerklank.signal;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A value that carries who may read it; it says itself to nobody that it is not for, a log line included. */
public final class Marked<T> {

    private final Tlp tlp;
    private final T value;

    private Marked(Tlp tlp, T value) {
        this.tlp = Objects.requireNonNull(tlp, "a marked value has a marking");
        this.value = Objects.requireNonNull(value, "a marked value is there");
    }

    public static <T> Marked<T> of(Tlp tlp, T value) {
        return new Marked<>(tlp, value);
    }

    public Tlp tlp() {
        return tlp;
    }

    /** The value for those who are cleared for all of it: the crisis centre's own screens, the rules and the threads. */
    public T forCrisisCentre() {
        return value;
    }

    /** The value for texts, feeds, logs and metrics; empty unless everybody may read it. */
    public Optional<T> forPublic() {
        return tlp.isPublic() ? Optional.of(value) : Optional.empty();
    }

    /** What is made of the value is marked as the value is. */
    public <U> Marked<U> map(Function<? super T, ? extends U> make) {
        return new Marked<>(tlp, make.apply(value));
    }

    /** The same value, marked at least as strictly as this. */
    public Marked<T> atLeast(Tlp marking) {
        return new Marked<>(tlp.stricter(marking), value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Marked<?> that && tlp == that.tlp && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return 31 * tlp.hashCode() + value.hashCode();
    }

    /** The value where it is public, its marking alone where it is not. */
    @Override
    public String toString() {
        return tlp.isPublic() ? String.valueOf(value) : "[" + tlp.word() + "]";
    }
}
