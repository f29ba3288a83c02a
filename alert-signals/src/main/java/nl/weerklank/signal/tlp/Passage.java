package nl.weerklank.signal.tlp;

import java.util.List;

/** What the guard answers. */
public sealed interface Passage {

    /** Everybody may read it. */
    record Passed(PublicText text) implements Passage {}

    /**
     * It may not be said in public.
     *
     * @param names what it would have told: the names of the fields, never their values
     */
    record Withheld(List<String> names) implements Passage {
        public Withheld {
            names = List.copyOf(names);
        }
    }
}
