package nl.weerklank.channel.cellbroadcast.message;

import java.util.stream.Stream;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapStatus;
import nl.weerklank.contract.cap.CapUrgency;

/**
 * The kinds of EU-Alert and the identifiers that the standard gives them (TS 23.041 §9.4.1.2.2, TS 102 900): one for the
 * country's language, one for any other.
 */
public enum Level {
    PRESIDENTIAL(4370, 4383),
    EXTREME_IMMEDIATE_OBSERVED(4371, 4384),
    EXTREME_IMMEDIATE_LIKELY(4372, 4385),
    EXTREME_EXPECTED_OBSERVED(4373, 4386),
    EXTREME_EXPECTED_LIKELY(4374, 4387),
    SEVERE_IMMEDIATE_OBSERVED(4375, 4388),
    SEVERE_IMMEDIATE_LIKELY(4376, 4389),
    SEVERE_EXPECTED_OBSERVED(4377, 4390),
    SEVERE_EXPECTED_LIKELY(4378, 4391),
    AMBER(4379, 4392),
    MONTHLY_TEST(4380, 4393),
    EXERCISE(4381, 4394),
    PUBLIC_SAFETY(4396, 4397),
    TEST(4398, 4399),
    INFO(6400, 6400);

    private final int local;
    private final int other;

    Level(int local, int other) {
        this.local = local;
        this.other = other;
    }

    /** The standard's identifier for the country's own language. */
    public int local() {
        return local;
    }

    /** The standard's identifier for a further language. */
    public int other() {
        return other;
    }

    /**
     * The kind of an info block. An exercise is never sent as anything else; where certainty is less than likely or
     * unknown, severity and urgency decide and the message counts as likely; what is not (extreme or severe) and
     * (immediate or expected) is public safety, and minor matters are information.
     */
    public static Level of(CapAlert alert, CapInfo info, Mode mode) {
        if (mode == Mode.EXERCISE) {
            return alert.status() == CapStatus.TEST ? TEST : EXERCISE;
        }
        if (named(info, "presidential")) {
            return PRESIDENTIAL;
        }
        if (named(info, "amber")) {
            return AMBER;
        }
        boolean grave = info.severity() == CapSeverity.EXTREME || info.severity() == CapSeverity.SEVERE;
        boolean soon = info.urgency() == CapUrgency.IMMEDIATE || info.urgency() == CapUrgency.EXPECTED;
        if (!grave || !soon) {
            return info.severity() == CapSeverity.MINOR ? INFO : PUBLIC_SAFETY;
        }
        int row = (info.severity() == CapSeverity.SEVERE ? 4 : 0)
                + (info.urgency() == CapUrgency.EXPECTED ? 2 : 0)
                + (info.certainty() == CapCertainty.OBSERVED ? 0 : 1);
        return values()[EXTREME_IMMEDIATE_OBSERVED.ordinal() + row];
    }

    /** Whether the author asked for this level by the event code or parameter {@code EU-Alert}. */
    private static boolean named(CapInfo info, String word) {
        return Stream.concat(info.eventCodes().stream(), info.parameters().stream())
                .anyMatch(given ->
                        given.valueName().equals("EU-Alert") && given.value().equalsIgnoreCase(word));
    }
}
