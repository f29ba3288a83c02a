package nl.weerklank.contract.cap.form;

import java.util.List;

/** One element of the standard's table: its name, whether it must be there, whether it may be there again, and its content. */
record Slot(String name, boolean required, boolean repeatable, Content content) {

    /** What an element may hold. */
    sealed interface Content {

        /** Any text, or a kind of text that {@link FormCheck} knows. */
        enum Text implements Content {
            ANY,
            TIME,
            LANGUAGE,
            URI,
            INTEGER,
            DECIMAL
        }

        /** One of these words. */
        record Words(List<String> words) implements Content {}

        /** These elements, in this order. */
        record Group(List<Slot> slots) implements Content {
            /** The position of the element in the order, or -1. */
            int indexOf(String name) {
                for (int i = 0; i < slots.size(); i++) {
                    if (slots.get(i).name().equals(name)) {
                        return i;
                    }
                }
                return -1;
            }
        }
    }

    static Slot one(String name, Content content) {
        return new Slot(name, true, false, content);
    }

    static Slot maybe(String name, Content content) {
        return new Slot(name, false, false, content);
    }

    static Slot many(String name, Content content) {
        return new Slot(name, false, true, content);
    }

    static Slot some(String name, Content content) {
        return new Slot(name, true, true, content);
    }
}
