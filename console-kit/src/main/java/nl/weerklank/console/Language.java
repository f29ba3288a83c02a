package nl.weerklank.console;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language that the consoles speak. */
public enum Language {
    NL,
    EN;

    /** As HTML and cookies write it: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.of(code());
    }

    /** The language of a code such as {@code nl} or {@code nl-NL}; empty for one that is not spoken here. */
    public static Optional<Language> of(@Nullable String code) {
        if (code == null) {
            return Optional.empty();
        }
        var primary = code.strip().toLowerCase(Locale.ROOT);
        for (var language : values()) {
            if (primary.equals(language.code()) || primary.startsWith(language.code() + "-")) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /** What was chosen before, else the first of the browser's languages (header Accept-Language) that is spoken here, else Dutch. */
    public static Language choose(@Nullable String chosen, @Nullable String acceptLanguage) {
        return of(chosen).or(() -> firstOf(acceptLanguage)).orElse(NL);
    }

    private static Optional<Language> firstOf(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return Optional.empty();
        }
        for (var part : acceptLanguage.split(",", 20)) {
            var spoken = of(part.split(";", 2)[0]);
            if (spoken.isPresent()) {
                return spoken;
            }
        }
        return Optional.empty();
    }
}
