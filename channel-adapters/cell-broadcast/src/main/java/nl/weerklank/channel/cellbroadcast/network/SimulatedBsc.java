package nl.weerklank.channel.cellbroadcast.network;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import nl.weerklank.channel.cellbroadcast.bsc.BscCells;
import nl.weerklank.channel.cellbroadcast.cbsp.Cause;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspMessage;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspReader;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspReading;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspWriter;
import nl.weerklank.channel.cellbroadcast.cbsp.CellList;
import nl.weerklank.channel.cellbroadcast.cbsp.FrameReader;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.Failed;
import nl.weerklank.channel.cellbroadcast.link.Link;
import nl.weerklank.channel.cellbroadcast.link.LinkHandler;
import nl.weerklank.channel.cellbroadcast.link.LinkLoop;
import org.jspecify.annotations.Nullable;

/** One BSC: takes a single centre's connection and answers as a real one does, or as it is told to misbehave. */
final class SimulatedBsc {

    private static final Duration LATE = Duration.ofSeconds(2);

    private final LinkLoop loop;
    private final Quirks quirks;
    private final BscAnswers answers;
    private final CellStore store;
    private final BscCells cells;
    private Condition condition = Condition.WELL;
    private boolean lostSinceConnect;
    private @Nullable Link link;

    SimulatedBsc(LinkLoop loop, BscCells cells, CellStore store, Air air, Quirks quirks) {
        this.loop = loop;
        this.cells = cells;
        this.store = store;
        this.quirks = quirks;
        this.answers = new BscAnswers(cells, store, air, quirks);
    }

    Condition condition() {
        return condition;
    }

    CellStore store() {
        return store;
    }

    BscCells cells() {
        return cells;
    }

    /** How the centre named the cells of its last write; none before the first. */
    @Nullable
    CellList lastWritten() {
        return answers.lastWritten();
    }

    boolean isLinked() {
        return link != null;
    }

    /** Is so from now on. */
    void become(Condition next) {
        condition = next;
        if (next == Condition.DEAD) {
            lose();
            drop("dead");
        }
    }

    /** Drops the link and everything it holds, and is there again. */
    void restart() {
        lose();
        drop("restarted");
    }

    /** Drops the link, keeps what it broadcasts. */
    void dropLink() {
        drop("link dropped");
    }

    /** These cells stop to work, or work again; says so to the centre. */
    void cellsDead(BitSet which, boolean dead) {
        var list = cells.name(which);
        if (dead) {
            store.dead().or(which);
            store.clear(which);
            var failed = list.cells().stream()
                    .map(cell -> new Failed(cell, Cause.NOT_OPERATIONAL))
                    .toList();
            send(new CbspMessage.Failure(failed, false));
        } else {
            store.dead().andNot(which);
            send(new CbspMessage.Restart(list, false, true));
        }
    }

    /** One connection; a second one at the same time is closed at once, as a real BSC does. */
    LinkHandler handler() {
        return new LinkHandler() {
            private final FrameReader frames = new FrameReader();

            @Override
            public void opened(Link opened) {
                if (condition == Condition.DEAD || link != null) {
                    opened.close("not taken");
                    return;
                }
                link = opened;
                if (quirks.restartOnConnect() || lostSinceConnect) {
                    send(new CbspMessage.Restart(CellList.ALL, false, true));
                    send(new CbspMessage.Restart(CellList.ALL, true, true));
                }
                lostSinceConnect = false;
            }

            @Override
            public void received(Link from, ByteBuffer octets) {
                frames.feed(octets);
                try {
                    for (var frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                        if (condition == Condition.SILENT) {
                            continue;
                        }
                        take(CbspReader.read(frame.get()));
                    }
                } catch (FrameReader.TooLong e) {
                    from.close(String.valueOf(e.getMessage()));
                }
            }

            @Override
            public void closed(Link gone, String reason) {
                if (link == gone) {
                    link = null;
                }
            }
        };
    }

    private void take(CbspReading reading) {
        for (var answer : answersTo(reading)) {
            if (condition == Condition.SLOW) {
                var asker = link;
                loop.schedule(LATE, () -> {
                    if (asker == link) {
                        send(answer);
                    }
                });
            } else {
                send(answer);
            }
        }
    }

    private List<CbspMessage> answersTo(CbspReading reading) {
        var all = new ArrayList<CbspMessage>();
        switch (reading) {
            case CbspReading.Read read -> answers.to(read.message(), condition).ifPresent(all::add);
            case CbspReading.Malformed malformed -> {
                if (!quirks.silentOnUnknown()) {
                    all.add(new CbspMessage.ErrorIndication(malformed.cause(), null, null, null, null));
                }
            }
        }
        return all;
    }

    private void lose() {
        store.clear();
        lostSinceConnect = true;
    }

    private void drop(String why) {
        if (link != null) {
            link.close(why);
        }
    }

    private void send(CbspMessage message) {
        if (link != null && condition != Condition.SILENT) {
            link.send(CbspWriter.write(message));
        }
    }
}
