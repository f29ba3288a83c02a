package nl.weerklank.contract.cap.read;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nl.weerklank.contract.cap.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** The fields of one element whose form is right: text without white space around it, blank optional text as absent. */
record Fields(XmlElement element) {

    @Nullable
    XmlElement first(String name) {
        for (var child : element.children()) {
            if (child.isCap(name)) {
                return child;
            }
        }
        return null;
    }

    <T> List<T> all(String name, Function<XmlElement, T> make) {
        var all = new ArrayList<T>();
        for (var child : element.children()) {
            if (child.isCap(name)) {
                all.add(make.apply(child));
            }
        }
        return all;
    }

    String text(String name) {
        var child = first(name);
        return child == null ? "" : stripped(child);
    }

    @Nullable
    String textOrNull(String name) {
        var text = text(name);
        return text.isEmpty() ? null : text;
    }

    @Nullable
    OffsetDateTime timeOrNull(String name) {
        var text = textOrNull(name);
        return text == null ? null : Values.time(text);
    }

    @Nullable
    BigInteger integerOrNull(String name) {
        var text = textOrNull(name);
        return text == null ? null : new BigInteger(text);
    }

    @Nullable
    BigDecimal decimalOrNull(String name) {
        var text = textOrNull(name);
        return text == null ? null : new BigDecimal(text);
    }

    List<String> words(String name) {
        return Values.words(text(name));
    }

    static String stripped(XmlElement element) {
        return element.text().strip();
    }
}
