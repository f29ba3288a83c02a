package nl.weerklank.channel.radio.interrupt;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nl.weerklank.channel.radio.audio.Sequence;
import nl.weerklank.channel.radio.audio.Sound;
import nl.weerklank.channel.radio.audio.Stretch;
import nl.weerklank.channel.radio.audio.Tones;
import nl.weerklank.channel.radio.same.SameBurst;
import nl.weerklank.channel.radio.same.SameHeader;
import nl.weerklank.channel.radio.speech.Spoken;

/**
 * What interrupts the programme of one transmitter region: header three times, attention signal, speech, end of message
 * three times (47 CFR 11.31(a) to (c)).
 *
 * @param languages what is spoken, in this order; empty when nothing could be spoken
 * @param unspoken why speech is missing; empty when all of it is there
 */
public record InterruptPackage(SameHeader header, Sound sound, List<String> languages, List<String> unspoken) {

    /** The attention signal lasts from eight to twenty-five seconds (11.31(a)(2)). */
    public static final double SHORTEST_ATTENTION = 8;

    /** See {@link #SHORTEST_ATTENTION}. */
    public static final double LONGEST_ATTENTION = 25;

    private static final double PAUSE = 1;
    private static final int MARKS = 5;

    public InterruptPackage {
        languages = List.copyOf(languages);
        unspoken = List.copyOf(unspoken);
    }

    /** The package with this header and this speech; a voice that is missing is marked by five short beeps. */
    public static InterruptPackage of(SameHeader header, double attentionSeconds, List<Spoken> speech) {
        var parts = new java.util.ArrayList<Sound>();
        var languages = new java.util.ArrayList<String>();
        var unspoken = new java.util.ArrayList<String>();
        parts.add(SameBurst.threeTimes(header.text()));
        parts.add(attention(attentionSeconds));
        parts.add(Tones.silence(PAUSE));
        for (var spoken : speech) {
            switch (spoken) {
                case Spoken.Voice voice -> {
                    languages.add(voice.language());
                    parts.add(voice.sound());
                }
                case Spoken.Missing missing -> unspoken.add(missing.why());
            }
            parts.add(Tones.silence(PAUSE));
        }
        if (languages.isEmpty()) {
            parts.add(missingVoiceMark());
        }
        parts.add(SameBurst.threeTimes(SameBurst.END_OF_MESSAGE));
        return new InterruptPackage(header, new Sequence(parts), languages, unspoken);
    }

    /** What is aired whole or not at all: each burst of the header, and the end of the message. */
    public List<Stretch> whole() {
        var burst = SameBurst.of(header.text()).length();
        var pause = (SameBurst.threeTimes(header.text()).length() - SameBurst.REPEATS * burst) / SameBurst.REPEATS;
        var end = SameBurst.threeTimes(SameBurst.END_OF_MESSAGE).length();
        return Stream.concat(
                        LongStream.range(0, SameBurst.REPEATS)
                                .map(i -> i * (burst + pause))
                                .mapToObj(from -> new Stretch(from, from + burst)),
                        Stream.of(new Stretch(sound.length() - end, sound.length())))
                .toList();
    }

    /** The attention signal: 853 and 960 Hz together. */
    public static Sound attention(double seconds) {
        if (!(seconds >= SHORTEST_ATTENTION && seconds <= LONGEST_ATTENTION)) {
            throw new IllegalArgumentException("the attention signal lasts 8 to 25 seconds, not " + seconds);
        }
        return Tones.chord(seconds, 0.4, 853, 960);
    }

    /** What is heard in place of speech that could not be made: five short beeps of 440 Hz, so that nobody takes it for a whole message. */
    public static Sound missingVoiceMark() {
        var parts = new java.util.ArrayList<Sound>();
        for (int i = 0; i < MARKS; i++) {
            parts.add(Tones.chord(0.2, 0.5, 440));
            parts.add(Tones.silence(0.3));
        }
        parts.add(Tones.silence(PAUSE));
        return new Sequence(parts);
    }
}
