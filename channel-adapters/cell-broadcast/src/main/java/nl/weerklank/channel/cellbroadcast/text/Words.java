package nl.weerklank.channel.cellbroadcast.text;

import java.util.Locale;
import java.util.Map;

/**
 * The few words that a warning needs around what its author wrote, by language; English where a language is not here.
 *
 * @param code before the code; in a language that is written from right to left a mark ends it that keeps the code's halves
 *     in their order
 */
record Words(String where, String until, String code, String more) {

    private static final Map<String, Words> BY_LANGUAGE = Map.of(
            "nl", new Words("Gebied: ", "Geldig tot ", "Code: ", "Meer info: "),
            "en", new Words("Area: ", "Valid until ", "Code: ", "More: "),
            "de", new Words("Gebiet: ", "Gültig bis ", "Code: ", "Mehr: "),
            "fr", new Words("Zone : ", "Valable jusqu'au ", "Code : ", "Info : "),
            "pl", new Words("Obszar: ", "Ważne do ", "Kod: ", "Więcej: "),
            "uk", new Words("Територія: ", "Діє до ", "Код: ", "Докладніше: "),
            "ar", new Words("المنطقة: ", "سارٍ حتى ", "الرمز: \u200e", "المزيد: "),
            "tr", new Words("Bölge: ", "Son geçerlilik: ", "Kod: ", "Bilgi: "));

    static Words of(String language) {
        var letters = language.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return BY_LANGUAGE.getOrDefault(letters, BY_LANGUAGE.getOrDefault("en", new Words("", "", "Code: ", "")));
    }
}
