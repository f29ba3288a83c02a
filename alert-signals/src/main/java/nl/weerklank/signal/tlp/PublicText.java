package nl.weerklank.signal.tlp;

/** A text that everybody may read; only the guard makes one. */
public final class PublicText {

    private final String text;

    PublicText(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicText that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
