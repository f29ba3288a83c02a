package nl.weerklank.channel.radio.playout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.weerklank.channel.radio.audio.Sound;
import nl.weerklank.channel.radio.region.TransmitterRegion;

/** A stream that the channel itself sends, for a broadcaster who has no door of our protocol: same control, same live sound. */
public final class OwnTransmitter implements AutoCloseable {

    private static final long TICK_MILLIS = 20;
    private static final int PIECE = 1024;
    private static final int AIR_SECONDS = 6;

    private final Playout playout;
    private final Air air = new Air(AIR_SECONDS * Sound.RATE);
    private final TransmitterDoor door;
    private final Pace pace = new Pace(1);
    private final short[] piece = new short[PIECE];
    private final ScheduledExecutorService ticker;

    /**
     * Starts sending.
     *
     * @param port where its door is; 0 for any
     * @param spool an own folder, emptied now
     * @throws IOException when the port is taken or the folder cannot be used
     */
    public OwnTransmitter(TransmitterRegion region, int port, Path spool, Programme programme) throws IOException {
        emptied(spool);
        playout = new Playout(programme);
        door = new TransmitterDoor(region, port, spool, playout, air, Gate.OPEN);
        ticker = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("radio-" + region.id()).factory());
        var unused = ticker.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    public URI address() {
        return door.address();
    }

    public Air air() {
        return air;
    }

    /** The folder, made and without files of an earlier run. */
    public static Path emptied(Path spool) throws IOException {
        Files.createDirectories(spool);
        try (var files = Files.list(spool)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        return spool;
    }

    private void tick() {
        try {
            for (int left = pace.due(); left > 0; left -= PIECE) {
                int count = Math.min(left, PIECE);
                playout.next(piece, count);
                air.send(piece, count);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the spool was lost", e);
        }
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        air.switchOff();
        door.close();
    }
}
