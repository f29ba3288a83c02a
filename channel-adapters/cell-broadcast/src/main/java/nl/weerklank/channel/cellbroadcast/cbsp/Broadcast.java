package nl.weerklank.channel.cellbroadcast.cbsp;

import java.util.List;

/** What a WRITE-REPLACE puts on the air: pages on a cell broadcast channel, or an emergency (ETWS primary) notification. */
public sealed interface Broadcast {

    /**
     * Text pages on the basic or extended channel.
     *
     * @param category 0 high, 1 background, 2 normal priority
     * @param repetitionPeriod in units of 1.883 s, 1 to 4095
     * @param broadcasts how often in all; 0 means until killed, which not every BSC does
     * @param dataCoding TS 23.038 §5
     */
    record Cbs(
            boolean extendedChannel,
            int category,
            int repetitionPeriod,
            int broadcasts,
            int dataCoding,
            List<Page> pages)
            implements Broadcast {

        /** Pages that one message may have (TS 23.041 §9.4.1.2.4). */
        public static final int MAX_PAGES = 15;

        public Cbs {
            pages = List.copyOf(pages);
            Checks.range("category", category, 0, 2);
            Checks.range("repetition period", repetitionPeriod, 1, 4095);
            Checks.range("number of broadcasts", broadcasts, 0, 0xFFFF);
            Checks.range("data coding", dataCoding, 0, 0xFF);
            Checks.range("number of pages", pages.size(), 1, MAX_PAGES);
        }
    }

    /**
     * An ETWS primary notification.
     *
     * @param warningType TS 23.041 §9.3.24
     * @param security 50 octets; zero where the network does not sign
     * @param warningPeriod code of {@link Periods}
     */
    record Emergency(int indicator, int warningType, Octets security, int warningPeriod) implements Broadcast {

        /** Octets of warning security information. */
        public static final int SECURITY_SIZE = 50;

        public Emergency {
            Checks.range("emergency indicator", indicator, 0, 0xFF);
            Checks.range("warning type", warningType, 0, 0xFFFF);
            Checks.range("warning security information", security.length(), SECURITY_SIZE, SECURITY_SIZE);
            Checks.range("warning period", warningPeriod, 0, 0xFF);
        }
    }
}
