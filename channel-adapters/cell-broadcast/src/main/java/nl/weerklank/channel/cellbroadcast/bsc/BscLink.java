package nl.weerklank.channel.cellbroadcast.bsc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.weerklank.channel.cellbroadcast.cbsp.Cause;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspMessage;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspReader;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspReading;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspWriter;
import nl.weerklank.channel.cellbroadcast.cbsp.CellId;
import nl.weerklank.channel.cellbroadcast.cbsp.FrameReader;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.Failed;
import nl.weerklank.channel.cellbroadcast.cbsp.Periods;
import nl.weerklank.channel.cellbroadcast.link.Link;
import nl.weerklank.channel.cellbroadcast.link.LinkHandler;
import nl.weerklank.channel.cellbroadcast.link.LinkLoop;
import nl.weerklank.channel.cellbroadcast.link.Listener;
import org.jspecify.annotations.Nullable;

/** The link to one BSC: connected again and again, kept alive, one answer for each request; on the loop's thread. */
public final class BscLink implements LinkHandler {

    private static final System.Logger LOG = System.getLogger(BscLink.class.getName());

    private final int bsc;
    private final Peer peer;
    private final BscCells cells;
    private final Timers timers;
    private final LinkLoop loop;
    private final BscListener listener;
    private final Map<Request.Key, Request> open = new HashMap<>();
    private final List<Consumer<Boolean>> awaitingAlive = new ArrayList<>();
    private FrameReader frames = new FrameReader();
    private @Nullable Link link;
    private @Nullable Listener listening;
    private LinkLoop.@Nullable Timer aliveTimer;
    private LinkLoop.@Nullable Timer silentTimer;
    private Duration retry;
    private boolean closed;
    private boolean connected;
    private boolean tried;

    public BscLink(int bsc, Peer peer, BscCells cells, Timers timers, LinkLoop loop, BscListener listener) {
        this.bsc = bsc;
        this.peer = peer;
        this.cells = cells;
        this.timers = timers;
        this.loop = loop;
        this.listener = listener;
        this.retry = timers.firstRetry();
    }

    /** Listens, where the BSC dials in; from any thread. @throws IOException when the address is taken */
    public void bind() throws IOException {
        if (peer.dialsIn()) {
            listening = loop.listen(peer.address(), () -> this);
        }
    }

    /** Begins to connect, where the centre dials. */
    public void start() {
        if (!peer.dialsIn() && !closed && link == null) {
            link = loop.connect(peer.address(), timers.connect(), this);
        }
    }

    /** Somebody needs the link now: if it is down, it is tried at once instead of after the wait. */
    public void hurry() {
        retry = timers.firstRetry();
        start();
    }

    /** Whether a first attempt to connect has ended, or none is made because the BSC dials in. */
    public boolean wasTried() {
        return tried || peer.dialsIn();
    }

    public boolean isUp() {
        return connected;
    }

    public Peer peer() {
        return peer;
    }

    public BscCells cells() {
        return cells;
    }

    /** Where it listens, for a BSC that dials in. */
    public @Nullable Listener listening() {
        return listening;
    }

    /**
     * Sends a request and answers once: with what the BSC said, or with what is left unanswered when the response timer
     * ran out or the link went. A second request with the same key waits for nothing: it replaces the first, which is
     * answered as unanswered.
     */
    void request(Request request) {
        if (!connected || link == null) {
            request.finish("no link to " + peer.name());
            return;
        }
        var before = open.put(request.key(), request);
        if (before != null) {
            before.finish("asked again");
        }
        request.timer(loop.schedule(timers.response(), () -> {
            if (open.remove(request.key(), request)) {
                request.finish(
                        peer.name() + " did not answer in " + timers.response().toMillis() + " ms");
            }
        }));
        link.send(CbspWriter.write(request.message()));
    }

    /** Asks for one sign of life; answers true when it came in time. */
    public void alive(Consumer<Boolean> then) {
        if (!connected || link == null) {
            then.accept(false);
            return;
        }
        awaitingAlive.add(then);
        link.send(CbspWriter.write(new CbspMessage.KeepAlive(
                Periods.codeOf((int) timers.keepAlive().toSeconds()))));
        if (awaitingAlive.size() == 1) {
            silentTimer = loop.schedule(timers.response(), () -> answerAlive(false));
        }
    }

    /** Gives the link up for good. */
    public void close() {
        closed = true;
        if (listening != null) {
            listening.close();
        }
        if (link != null) {
            link.close("the centre closes");
        }
    }

    @Override
    public void opened(Link opened) {
        if (closed || connected) {
            opened.close("one centre, one link: a second one is not taken");
            return;
        }
        link = opened;
        frames = new FrameReader();
        connected = true;
        tried = true;
        retry = timers.firstRetry();
        LOG.log(System.Logger.Level.DEBUG, "link up bsc={0}", peer.name());
        keepAliveLater();
        listener.up(bsc);
    }

    @Override
    public void received(Link from, ByteBuffer octets) {
        frames.feed(octets);
        try {
            for (var frame = frames.next(); frame.isPresent() && from.isOpen(); frame = frames.next()) {
                handle(CbspReader.read(frame.get()), from);
            }
        } catch (FrameReader.TooLong e) {
            from.close(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void closed(Link gone, String reason) {
        if (gone != link) {
            return;
        }
        link = null;
        tried = true;
        boolean was = connected;
        connected = false;
        if (aliveTimer != null) {
            aliveTimer.cancel();
        }
        answerAlive(false);
        var unanswered = List.copyOf(open.values());
        open.clear();
        unanswered.forEach(request -> request.finish("the link to " + peer.name() + " broke"));
        if (was) {
            LOG.log(System.Logger.Level.DEBUG, "link down bsc={0} cause={1}", peer.name(), reason);
        }
        listener.down(bsc, reason);
        if (!closed && !peer.dialsIn()) {
            loop.schedule(retry, this::start);
            retry = retry.multipliedBy(2).compareTo(timers.lastRetry()) > 0
                    ? timers.lastRetry()
                    : retry.multipliedBy(2);
        }
    }

    private void keepAliveLater() {
        aliveTimer = loop.schedule(
                timers.keepAlive(),
                () -> alive(answered -> {
                    if (answered) {
                        keepAliveLater();
                    } else if (link != null) {
                        link.close("no sign of life from " + peer.name());
                    }
                }));
    }

    private void answerAlive(boolean answered) {
        if (silentTimer != null) {
            silentTimer.cancel(); // it belongs to the question that is answered now, not to the next one
            silentTimer = null;
        }
        var waiting = List.copyOf(awaitingAlive);
        awaitingAlive.clear();
        waiting.forEach(then -> then.accept(answered));
    }

    private void handle(CbspReading reading, Link from) {
        switch (reading) {
            case CbspReading.Read read -> handle(read.message(), from);
            case CbspReading.Malformed malformed -> {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "frame refused bsc={0} cause={1}",
                        peer.name(),
                        malformed.reason());
                from.send(CbspWriter.write(new CbspMessage.ErrorIndication(malformed.cause(), null, null, null, null)));
            }
        }
    }

    private void handle(CbspMessage message, Link from) {
        switch (message) {
            case CbspMessage.KeepAliveComplete alive -> answerAlive(true);
            case CbspMessage.KeepAlive alive -> from.send(CbspWriter.write(new CbspMessage.KeepAliveComplete()));
            case CbspMessage.Restart restart -> {
                if (!restart.emergency()) {
                    listener.restarted(bsc, meant(restart.cells().cells()), restart.dataLost());
                }
            }
            case CbspMessage.Failure failure -> {
                if (!failure.emergency()) {
                    listener.failed(bsc, meantFailed(failure.failed()));
                }
            }
            case CbspMessage.ErrorIndication error ->
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the peer refused a frame bsc={0} cause={1}",
                        peer.name(),
                        error.cause());
            default -> {
                var key = Request.keyOfAnswer(message);
                var request = key == null ? null : open.remove(key);
                if (request != null) {
                    request.finish(message, cells);
                }
            }
        }
    }

    private BitSet meant(List<CellId> entries) {
        var meant = new BitSet();
        entries.forEach(entry -> cells.each(entry, cells.all(), meant::set));
        return meant;
    }

    private Map<Integer, Cause> meantFailed(List<Failed> entries) {
        var meant = new HashMap<Integer, Cause>();
        for (var entry : entries) {
            cells.each(entry.cell(), cells.all(), index -> meant.put(index, entry.cause()));
        }
        return meant;
    }
}
