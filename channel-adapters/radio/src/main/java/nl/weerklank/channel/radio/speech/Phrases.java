package nl.weerklank.channel.radio.speech;

import java.util.Locale;
import java.util.Optional;

/** The fixed words around a message, by language; {@code %s} takes the sender, the area or the time. */
enum Phrases {
    NL(
            "Attentie. Dit is een alarmbericht van %s.",
            "Dit is een oefening.",
            "Dit bericht vervangt het vorige.",
            "Dit geldt voor: %s.",
            "Het bericht geldt tot %s.",
            "Ik herhaal.",
            "Einde van het bericht.",
            "de overheid"),
    EN(
            "Attention. This is an emergency message from %s.",
            "This is an exercise.",
            "This message replaces the last one.",
            "It is for: %s.",
            "It is valid until %s.",
            "I repeat.",
            "End of message.",
            "the authorities"),
    DE(
            "Achtung. Dies ist eine Warnmeldung von: %s.",
            "Dies ist eine Übung.",
            "Diese Meldung ersetzt die vorige.",
            "Sie gilt für: %s.",
            "Sie gilt bis %s.",
            "Ich wiederhole.",
            "Ende der Meldung.",
            "den Behörden"),
    PL(
            "Uwaga. To jest komunikat alarmowy. Nadawca: %s.",
            "To są ćwiczenia.",
            "Ten komunikat zastępuje poprzedni.",
            "Dotyczy: %s.",
            "Komunikat obowiązuje do godziny %s.",
            "Powtarzam.",
            "Koniec komunikatu.",
            "władze"),
    UK(
            "Увага. Це екстрене повідомлення. Відправник: %s.",
            "Це навчання.",
            "Це повідомлення замінює попереднє.",
            "Стосується: %s.",
            "Повідомлення діє до %s.",
            "Повторюю.",
            "Кінець повідомлення.",
            "органи влади"),
    AR(
            "انتباه. هذه رسالة طوارئ من %s.",
            "هذا تدريب.",
            "هذه الرسالة تحل محل الرسالة السابقة.",
            "المنطقة المعنية: %s.",
            "الرسالة سارية حتى %s.",
            "أكرر.",
            "انتهت الرسالة.",
            "السلطات"),
    TR(
            "Dikkat. Bu bir acil durum mesajıdır. Gönderen: %s.",
            "Bu bir tatbikattır.",
            "Bu mesaj öncekinin yerine geçer.",
            "Etkilenen bölge: %s.",
            "Mesajın geçerlilik bitişi: %s.",
            "Tekrar ediyorum.",
            "Mesajın sonu.",
            "yetkililer");

    final String opening;
    final String exercise;
    final String replaces;
    final String area;
    final String until;
    final String repeat;
    final String end;
    final String someSender;

    Phrases(
            String opening,
            String exercise,
            String replaces,
            String area,
            String until,
            String repeat,
            String end,
            String someSender) {
        this.opening = opening;
        this.exercise = exercise;
        this.replaces = replaces;
        this.area = area;
        this.until = until;
        this.repeat = repeat;
        this.end = end;
        this.someSender = someSender;
    }

    /** The words of a language tag such as {@code nl-NL}. */
    static Optional<Phrases> of(String language) {
        for (var phrases : values()) {
            if (phrases.language().equals(Languages.primary(language))) {
                return Optional.of(phrases);
            }
        }
        return Optional.empty();
    }

    String language() {
        return name().toLowerCase(Locale.ROOT);
    }
}
