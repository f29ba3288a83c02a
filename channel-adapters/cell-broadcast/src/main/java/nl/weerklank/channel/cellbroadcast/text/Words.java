package nl.weerklank.channel.cellbroadcast.text;

import java.util.Locale;
import java.util.Map;

/** The few words that a warning needs around what its author wrote, by language; English where a language is not here. */
record Words(String where, String until, String more) {

    private static final Map<String, Words> BY_LANGUAGE = Map.of(
            "nl", new Words("Gebied: ", "Geldig tot ", "Meer info: "),
            "en", new Words("Area: ", "Valid until ", "More: "),
            "de", new Words("Gebiet: ", "Gültig bis ", "Mehr: "),
            "fr", new Words("Zone : ", "Valable jusqu'au ", "Info : "),
            "pl", new Words("Obszar: ", "Ważne do ", "Więcej: "),
            "uk", new Words("Територія: ", "Діє до ", "Докладніше: "),
            "ar", new Words("المنطقة: ", "سارٍ حتى ", "المزيد: "),
            "tr", new Words("Bölge: ", "Son geçerlilik: ", "Bilgi: "));

    static Words of(String language) {
        var letters = language.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return BY_LANGUAGE.getOrDefault(letters, BY_LANGUAGE.getOrDefault("en", new Words("", "", "")));
    }
}
