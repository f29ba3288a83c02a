package nl.weerklank.channel.radio.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import nl.weerklank.channel.radio.audio.Sound;
import nl.weerklank.channel.radio.playout.Air;
import nl.weerklank.channel.radio.playout.Playout;
import nl.weerklank.channel.radio.playout.Programme;
import nl.weerklank.channel.radio.playout.TransmitterDoor;
import nl.weerklank.channel.radio.region.TransmitterRegion;
import nl.weerklank.channel.radio.same.SameHeader;
import nl.weerklank.channel.radio.same.SameReceiver;
import nl.weerklank.simulator.FaultKind;
import nl.weerklank.simulator.PublicRecord;

/** One transmitter: its playout, its air, its control door, and a kitchen radio in its region that notes what comes out of it. */
final class SimulatedTransmitter implements AutoCloseable {

    private static final int PIECE = 1024;
    private static final int AIR_SECONDS = 6;

    private final TransmitterRegion region;
    private final Programme programme;
    private final Path spool;
    private final InstantSource clock;
    private final int airSamples;
    private final Manners manners = new Manners();
    private final ConcurrentLinkedQueue<PublicRecord> received = new ConcurrentLinkedQueue<>();
    private final short[] piece = new short[PIECE];
    private SameReceiver kitchenRadio = new SameReceiver(new Neighbour());
    private boolean interrupted;
    private volatile String onAir = "";
    private volatile Playout playout;
    private volatile Air air;
    private volatile TransmitterDoor door;

    SimulatedTransmitter(TransmitterRegion region, int number, int port, Path spool, double speed, InstantSource clock)
            throws IOException {
        this.region = region;
        this.programme = Programme.loop(new Tune(number));
        this.spool = spool;
        this.clock = clock;
        this.airSamples = (int) (AIR_SECONDS * Sound.RATE * Math.max(1, speed));
        this.playout = new Playout(programme);
        this.air = new Air(airSamples);
        this.door = new TransmitterDoor(region, port, spool, playout, air, manners);
    }

    TransmitterRegion region() {
        return region;
    }

    URI address() {
        return door.address();
    }

    ConcurrentLinkedQueue<PublicRecord> received() {
        return received;
    }

    /** The header that the kitchen radio heard last, until its end; empty during the programme. */
    String onAir() {
        return playout.isInterrupting() ? onAir : "";
    }

    /** Sends the next samples; a liar sends silence for every interrupt. */
    void play(int samples) {
        try {
            for (int left = samples; left > 0; left -= PIECE) {
                int count = Math.min(left, PIECE);
                switchedOn(playout.next(piece, count));
                if (interrupted && manners.now() == FaultKind.LIE) {
                    Arrays.fill(piece, 0, count, (short) 0);
                }
                if (interrupted) {
                    kitchenRadio.hear(piece, 0, count);
                }
                air.send(piece, count);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("transmitter " + region.id() + " lost its spool", e);
        }
    }

    /** The kitchen radio pricks up its ears when something interrupts the tune. */
    private void switchedOn(boolean interrupting) {
        if (interrupting != interrupted) {
            kitchenRadio = new SameReceiver(new Neighbour());
            onAir = "";
        }
        interrupted = interrupting;
    }

    /** Takes on these manners; {@code dead} closes the door until it lives again. */
    void behave(FaultKind fault, boolean dead) throws IOException {
        manners.become(fault);
        if (fault == FaultKind.RESTART || dead) {
            int port = door.address().getPort();
            door.close();
            air.switchOff();
            playout = new Playout(programme);
            air = new Air(airSamples);
            if (!dead) {
                manners.become(FaultKind.NONE);
                open(port);
            }
        } else if (door.isClosed()) {
            open(door.address().getPort());
        }
    }

    private void open(int port) throws IOException {
        door = new TransmitterDoor(region, port, spool, playout, air, manners);
    }

    @Override
    public void close() {
        manners.become(FaultKind.NONE);
        air.switchOff();
        door.close();
    }

    /** Notes each message that the kitchen radio understood, once. */
    private final class Neighbour implements SameReceiver.Ear {
        @Override
        public void burst(String text) {
            if (text.startsWith("ZCZC-") && !text.equals(onAir) && isWhole(text)) {
                onAir = text;
                received.add(new PublicRecord(text, region.id(), clock.instant(), playout.radioText()));
            }
        }

        @Override
        public void header(SameHeader header) {
            burst(header.text());
        }

        @Override
        public void endOfMessage() {
            onAir = "";
        }

        private static boolean isWhole(String text) {
            try {
                return SameHeader.parse(text).text().equals(text);
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }
}
