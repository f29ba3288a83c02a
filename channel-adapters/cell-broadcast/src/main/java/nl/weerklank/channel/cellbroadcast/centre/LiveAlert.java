package nl.weerklank.channel.cellbroadcast.centre;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import nl.weerklank.channel.cellbroadcast.memory.AlertRecord;
import nl.weerklank.channel.cellbroadcast.message.SerialNumber;
import nl.weerklank.channel.cellbroadcast.message.WarningMessage;
import nl.weerklank.channel.cellbroadcast.placement.Placement;
import nl.weerklank.channel.cellbroadcast.placement.Trouble;
import nl.weerklank.channel.cellbroadcast.plan.CellPlan;
import nl.weerklank.contract.report.Fault;
import org.jspecify.annotations.Nullable;

/** One alert that is, or was until its end, on the air: its messages, a placement for each at each BSC, and who asked. */
final class LiveAlert {

    private final String alertId;
    private final CellPlan plan;
    private final String planIdentity;
    private final BiFunction<Integer, WarningMessage, Placement> places;
    private final List<List<Placement>> byBsc;
    private final List<OrderTrack> tracks = new ArrayList<>();
    private final BitSet wanted = new BitSet();
    private final BitSet removing = new BitSet();
    private List<WarningMessage> messages = List.of();
    private List<String> notes = List.of();
    private final Map<Integer, SerialNumber> codes = new TreeMap<>();
    private int version;
    private int worded;
    private Instant expires;
    private boolean stopped;
    private BitSet dirty = new BitSet();

    /** @param planIdentity the plan's, worked out once */
    LiveAlert(
            String alertId,
            Instant expires,
            CellPlan plan,
            String planIdentity,
            BiFunction<Integer, WarningMessage, Placement> places) {
        this.alertId = alertId;
        this.expires = expires;
        this.plan = plan;
        this.planIdentity = planIdentity;
        this.places = places;
        this.byBsc = new ArrayList<>(Collections.nCopies(plan.bscs(), List.of()));
    }

    String alertId() {
        return alertId;
    }

    int version() {
        return version;
    }

    Instant expires() {
        return expires;
    }

    boolean stopped() {
        return stopped;
    }

    List<WarningMessage> messages() {
        return messages;
    }

    /** Pages of its longest message. */
    int pages() {
        int pages = 0;
        for (var message : messages) {
            pages = Math.max(pages, message.pages().size());
        }
        return pages;
    }

    List<String> notes() {
        return notes;
    }

    List<OrderTrack> tracks() {
        return tracks;
    }

    BitSet wanted() {
        return wanted;
    }

    /** The version that its messages are of; 0 before the first. */
    int worded() {
        return worded;
    }

    /** The last serial number of each of its message codes; none once they were given back. */
    Collection<SerialNumber> codes() {
        return codes.values();
    }

    /** Its message codes belong to others from now on. */
    void giveCodesBack() {
        codes.clear();
        messages = List.of();
    }

    /**
     * Takes on a new version; messages that it no longer has, and cells that it no longer is for, are taken off the air.
     *
     * @param meant the radio cells of the new version's whole area
     */
    void become(
            int newVersion, Instant newExpires, List<WarningMessage> newMessages, List<String> newNotes, BitSet meant) {
        version = Math.max(version, newVersion);
        worded = newVersion;
        expires = newExpires;
        messages = newMessages;
        notes = newNotes;
        stopped = false;
        newMessages.forEach(m -> codes.put(m.serial().code(), m.serial()));
        dropTracks(newVersion);
        for (var placements : byBsc) {
            for (var placement : placements) {
                var next = newMessages.stream()
                        .filter(m -> same(m, placement.message()))
                        .findFirst();
                if (next.isPresent()) {
                    placement.retarget(next.get());
                } else {
                    placement.remove((BitSet) placement.wanted().clone());
                }
            }
        }
        var left = (BitSet) wanted.clone();
        left.andNot(meant);
        if (!left.isEmpty()) {
            remove(newVersion, left);
            stopped = false;
        }
    }

    /** Orders of versions before this one are over. */
    void dropTracks(int before) {
        tracks.removeIf(track -> {
            boolean over = track.order().version() < before;
            if (over) {
                track.giveUp(new Trouble(Fault.SUPERSEDED, "version " + before + " took its place"));
            }
            return over;
        });
    }

    /** These radio cells should hold every message. */
    void want(BitSet cells) {
        wanted.or(cells);
        removing.andNot(cells);
        split(cells).forEach((bsc, own) -> {
            for (var message : messages) {
                at(bsc, message).want(own);
            }
        });
    }

    /** These radio cells should be rid of every message. */
    void remove(int newVersion, BitSet cells) {
        version = Math.max(version, newVersion);
        wanted.andNot(cells);
        removing.or(cells);
        stopped = wanted.isEmpty();
        split(cells).forEach((bsc, own) -> placements(bsc).forEach(placement -> placement.remove(own)));
    }

    /** Brings back what an earlier run had written down; what is on the air has to be asked. */
    void restore(AlertRecord record) {
        version = record.version();
        worded = Objects.requireNonNullElse(record.worded(), record.version());
        stopped = record.stopped();
        record.serials().forEach(serial -> codes.put(serial.code(), serial));
        messages = record.messages().stream().map(AlertRecord.Message::restored).toList();
        var toHold = AlertRecord.read(record.wanted());
        var toLose = AlertRecord.read(record.removing());
        want(toHold);
        wanted.or(toHold);
        var both = (BitSet) toHold.clone();
        both.or(toLose);
        split(both).forEach((bsc, own) -> {
            for (var message : messages) {
                at(bsc, message).unsure().add(message.serial().bits(), own);
            }
        });
        for (var earlier : record.earlier()) {
            split(AlertRecord.read(earlier.cells()))
                    .forEach((bsc, own) -> messages.stream()
                            .filter(m -> m.messageId() == earlier.messageId()
                                    && m.language().equals(earlier.language()))
                            .forEach(m -> at(bsc, m).unsure().add(earlier.serial(), own)));
        }
        var everywhere = split(both);
        for (var leaving : record.leaving()) {
            var message = leaving.restored();
            everywhere.forEach((bsc, own) -> {
                var placement = at(bsc, message);
                placement.unsure().add(message.serial().bits(), own);
                placement.remove(own);
            });
        }
        removing.or(toLose);
        split(toLose).forEach((bsc, own) -> placements(bsc).forEach(placement -> placement.remove(own)));
    }

    AlertRecord record() {
        var leaving = placements().stream()
                .map(Placement::message)
                .filter(message -> messages.stream().noneMatch(m -> same(m, message)))
                .distinct()
                .map(AlertRecord.Message::of)
                .toList();
        var earlier = new ArrayList<AlertRecord.Earlier>();
        for (var placements : byBsc) {
            for (var placement : placements) {
                var message = placement.message();
                placement
                        .earlier()
                        .forEach((serial, cells) -> earlier.add(new AlertRecord.Earlier(
                                message.messageId(), message.language(), serial, AlertRecord.written(cells))));
            }
        }
        return new AlertRecord(
                alertId,
                version,
                stopped,
                expires,
                planIdentity,
                messages.stream().map(AlertRecord.Message::of).toList(),
                AlertRecord.written(wanted),
                AlertRecord.written(removing),
                leaving,
                earlier,
                worded,
                codes.isEmpty());
    }

    /** Takes the next step everywhere. */
    void drive() {
        byBsc.forEach(placements -> placements.forEach(Placement::drive));
    }

    List<Placement> placements(int bsc) {
        return byBsc.get(bsc);
    }

    List<Placement> placements() {
        return byBsc.stream().flatMap(List::stream).toList();
    }

    /** How a radio cell stands towards holding the present version; the primary message decides. */
    OrderTrack.State held(int cell) {
        for (var placement : placements(plan.cells().get(cell).bsc())) {
            if (placement.message().primary() && placement.wanted().get(cell)) {
                if (placement.holds(cell)) {
                    return OrderTrack.DONE;
                }
                var trouble = placement.trouble(cell);
                return trouble == null ? OrderTrack.OPEN : new OrderTrack.State.Bad(trouble);
            }
        }
        return OrderTrack.OPEN;
    }

    /** How a radio cell stands towards being rid of the alert, in every language; one that is still meant need not be. */
    OrderTrack.State rid(int cell) {
        if (wanted.get(cell)) {
            return OrderTrack.DONE;
        }
        for (var placement : placements(plan.cells().get(cell).bsc())) {
            if (!placement.isRid(cell)) {
                var trouble = placement.trouble(cell);
                return trouble == null ? OrderTrack.OPEN : new OrderTrack.State.Bad(trouble);
            }
        }
        return OrderTrack.DONE;
    }

    /** A stopped alert of which nothing is left on any air keeps its name and version, and no more; answers whether it is one. */
    boolean letGo() {
        if (!stopped) {
            return false;
        }
        for (var placements : byBsc) {
            for (var placement : placements) {
                if (!placement.isGone()) {
                    return false;
                }
            }
        }
        Collections.fill(byBsc, List.of());
        tracks.removeIf(track -> track.completed().isDone());
        return true;
    }

    /** What a radio cell does not broadcast beside the primary message, and why; empty when nothing is amiss. */
    String missingBeside(int cell) {
        var missing = "";
        for (var placement : placements(plan.cells().get(cell).bsc())) {
            var message = placement.message();
            if (!message.primary()
                    && placement.hasTroubles()
                    && placement.wanted().get(cell)) {
                var trouble = placement.trouble(cell);
                if (trouble != null) {
                    missing += "%smessage %d (%s) in cell %s: %s"
                            .formatted(
                                    missing.isEmpty() ? "" : "; ",
                                    message.messageId(),
                                    message.language(),
                                    plan.cells().get(cell).cgi(),
                                    trouble.sentence());
                }
            }
        }
        return missing;
    }

    /** The BSCs at which something changed since the last time this was asked. */
    BitSet takeDirty() {
        if (dirty.isEmpty()) {
            return dirty;
        }
        var was = dirty;
        dirty = new BitSet();
        return was;
    }

    void touch(int bsc) {
        dirty.set(bsc);
    }

    /** BSCs at which something is known are to be looked at; where nothing is, nothing can be said. */
    void touchKnown() {
        for (int bsc = 0; bsc < byBsc.size(); bsc++) {
            for (var placement : byBsc.get(bsc)) {
                if (!placement.isFresh()) {
                    dirty.set(bsc);
                }
            }
        }
    }

    void touchAll() {
        dirty.set(0, plan.bscs());
    }

    private Placement at(int bsc, WarningMessage message) {
        for (var placement : byBsc.get(bsc)) {
            if (same(placement.message(), message)) {
                return placement;
            }
        }
        var placement = places.apply(bsc, message);
        if (byBsc.get(bsc).isEmpty()) {
            byBsc.set(bsc, new ArrayList<>(2));
        }
        byBsc.get(bsc).add(placement);
        return placement;
    }

    private Map<Integer, BitSet> split(BitSet cells) {
        @Nullable BitSet[] split = new BitSet[plan.bscs()];
        for (int i = cells.nextSetBit(0); i >= 0; i = cells.nextSetBit(i + 1)) {
            int bsc = plan.cells().get(i).bsc();
            var own = split[bsc];
            if (own == null) {
                own = new BitSet();
                split[bsc] = own;
            }
            own.set(i);
        }
        var named = new TreeMap<Integer, BitSet>();
        for (int bsc = 0; bsc < split.length; bsc++) {
            var own = split[bsc];
            if (own != null) {
                named.put(bsc, own);
            }
        }
        return named;
    }

    private static boolean same(WarningMessage one, WarningMessage other) {
        return one.messageId() == other.messageId() && one.language().equals(other.language());
    }
}
