package nl.weerklank.channel.web;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import nl.weerklank.channel.web.board.Board;
import nl.weerklank.channel.web.board.BoardDecision;
import nl.weerklank.channel.web.board.BoardStore;
import nl.weerklank.channel.web.board.PublicAlert;
import nl.weerklank.channel.web.http.Site;
import nl.weerklank.channel.web.page.Pages;
import nl.weerklank.channel.web.site.PublicSite;
import nl.weerklank.channel.web.site.SiteParts;
import nl.weerklank.channel.web.stream.ReplayLog;
import nl.weerklank.channel.web.stream.StreamFrame;
import nl.weerklank.channel.web.stream.StreamHub;
import nl.weerklank.contract.channel.Emission;

/** The board with everything that shows it: on disk first, then the pages, then the live stream. */
final class Publication {

    private static final int FRAMES_KEPT = 2000;
    /** How old the time in "state of" may be while the source is there. */
    private static final Duration FRESHNESS = Duration.ofMinutes(1);

    private final BoardStore store;
    private final InstantSource clock;
    private final SiteParts parts;
    private final StreamHub hub;
    private final Consumer<PublicAlert> listener;
    private volatile Board board;
    private volatile PublicSite site;
    private volatile Instant heard;
    private volatile boolean lost;
    private Instant shownHeard = Instant.EPOCH;

    /**
     * @param listener told of every change that the public sees, after it is on disk
     * @throws IOException when the board on disk cannot be read
     */
    Publication(
            BoardStore store, InstantSource clock, SiteParts parts, int mostListeners, Consumer<PublicAlert> listener)
            throws IOException {
        this.store = store;
        this.clock = clock;
        this.parts = parts;
        this.listener = listener;
        this.board = store.load(clock.instant());
        this.heard = store.loadHeard(board);
        this.hub = new StreamHub(new ReplayLog(FRAMES_KEPT, board.revision(), this::changedSince), mostListeners);
        this.site = parts.at(now(), store.archive());
    }

    /** Shows what the order says; it is on the disk and on its way to everyone who listens when this returns. */
    synchronized BoardDecision publish(Emission emission) throws IOException {
        heard = clock.instant();
        lost = false;
        var decision = board.decide(emission, clock.instant());
        if (decision instanceof BoardDecision.Changed(Board next, PublicAlert alert)) {
            show(next);
            tell(alert);
        }
        return decision;
    }

    /** Ends what ran out; to be called often. */
    synchronized void tick() throws IOException {
        var before = board;
        var next = before.expire(clock.instant());
        if (next != before) {
            show(next);
            next.since(before.revision()).forEach(this::tell);
        } else if (lost) {
            site = parts.at(now(), store.archive());
        } else if (!heard.isBefore(shownHeard.plus(FRESHNESS))) {
            store.saveHeard(heard);
            site = parts.at(now(), store.archive());
        }
    }

    /** Takes note whether the source of alerts can be heard; while it cannot, every page says since when. */
    synchronized void source(boolean alive) {
        boolean before = lost;
        lost = !alive;
        if (alive) {
            heard = clock.instant();
        }
        if (before != lost) {
            site = parts.at(now(), store.archive());
        }
    }

    Site site() {
        return site;
    }

    StreamHub hub() {
        return hub;
    }

    Board board() {
        return board;
    }

    Duration sinceHeard() {
        return Duration.between(heard, clock.instant());
    }

    private void show(Board next) throws IOException {
        store.save(board, next);
        board = next;
        site = parts.at(now(), store.archive());
    }

    private void tell(PublicAlert alert) {
        hub.publish(StreamFrame.of(alert));
        listener.accept(alert);
    }

    private Pages.Now now() {
        shownHeard = heard;
        return new Pages.Now(board, clock.instant(), heard, lost);
    }

    private java.util.List<StreamFrame> changedSince(long revision) {
        return board.since(revision).stream().map(StreamFrame::of).toList();
    }
}
