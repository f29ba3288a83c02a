package nl.weerklank.channel.cellbroadcast.placement;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import nl.weerklank.channel.cellbroadcast.bsc.Answer;
import nl.weerklank.channel.cellbroadcast.bsc.BscQuestions;
import nl.weerklank.channel.cellbroadcast.cbsp.Broadcast;
import nl.weerklank.channel.cellbroadcast.cbsp.Cause;
import nl.weerklank.channel.cellbroadcast.message.WarningMessage;
import nl.weerklank.contract.report.Fault;
import org.jspecify.annotations.Nullable;

/**
 * One message of one alert at one BSC: what its cells should hold and what they hold. Every answer moves it one step
 * nearer; asking twice never puts a message on the air twice, because what is unsure is asked before it is written.
 */
public final class Placement {

    private final BscQuestions bsc;
    private final Runnable changed;
    private final ToIntFunction<WarningMessage> broadcasts;
    private final ToIntFunction<WarningMessage> repetitionPeriod;
    private WarningMessage message;
    private final BitSet wanted = new BitSet();
    private final BitSet removing = new BitSet();
    private final Holdings holds = new Holdings();
    private final Holdings unsure = new Holdings();
    private final BitSet disputed = new BitSet();
    private final BitSet crowded = new BitSet();
    private final Map<Integer, Trouble> troubles = new HashMap<>();
    private final Map<Integer, Integer> counts = new HashMap<>();
    private BitSet current;
    private boolean busy;

    public Placement(
            BscQuestions bsc,
            WarningMessage message,
            ToIntFunction<WarningMessage> repetitionPeriod,
            ToIntFunction<WarningMessage> broadcasts,
            Runnable changed) {
        this.bsc = bsc;
        this.message = message;
        this.repetitionPeriod = repetitionPeriod;
        this.broadcasts = broadcasts;
        this.changed = changed;
        this.current = holds.of(message.serial().bits());
    }

    public WarningMessage message() {
        return message;
    }

    public Holdings unsure() {
        return unsure;
    }

    /** Serial numbers before the present one that cells may still hold. */
    public Map<Integer, BitSet> earlier() {
        if (holds.isEmpty() && unsure.isEmpty()) {
            return Map.of();
        }
        var earlier = new HashMap<Integer, BitSet>();
        for (var source : List.of(holds, unsure)) {
            source.bySerial().forEach((serial, cells) -> {
                if (serial != target() && !cells.isEmpty()) {
                    earlier.computeIfAbsent(serial, s -> new BitSet()).or(cells);
                }
            });
        }
        return earlier;
    }

    /** The same message in a new wording. */
    public void retarget(WarningMessage next) {
        message = next;
        current = holds.of(target());
        disputed.clear();
        crowded.clear();
        troubles.clear();
        counts.clear();
    }

    /** These cells should hold it from now on. */
    public void want(BitSet cells) {
        wanted.or(cells);
        removing.andNot(cells);
        forget(cells);
    }

    /** These cells should no longer hold it. */
    public void remove(BitSet cells) {
        wanted.andNot(cells);
        removing.or(cells);
        forget(cells);
    }

    public BitSet wanted() {
        return wanted;
    }

    public BitSet removing() {
        return removing;
    }

    public boolean holds(int cell) {
        return current.get(cell);
    }

    /** Whether nothing of the message is left in a cell that should be rid of it. */
    public boolean isRid(int cell) {
        return !holds.has(cell) && !unsure.has(cell);
    }

    public @Nullable Trouble trouble(int cell) {
        return troubles.get(cell);
    }

    /** Whether nothing was ever answered about it: every cell is open. */
    public boolean isFresh() {
        return holds.isEmpty() && troubles.isEmpty();
    }

    /** Whether some cell does not do what it should. */
    public boolean hasTroubles() {
        return !troubles.isEmpty();
    }

    /** How often the cell broadcast it, as the BSC last said; 0 where it never said. */
    public int broadcasts(int cell) {
        return counts.getOrDefault(cell, 0);
    }

    /** Whether nothing of the message is wanted, on the air or unsure anywhere, and nothing is being asked. */
    public boolean isGone() {
        return !busy && wanted.isEmpty() && holds.isEmpty() && unsure.isEmpty();
    }

    /** Whether every cell is as it should be. */
    public boolean isSettled() {
        var open = (BitSet) wanted.clone();
        open.andNot(holds.of(target()));
        return open.isEmpty() && !removing.intersects(holds.all()) && !removing.intersects(unsure.all());
    }

    /** What is on the air is asked again; what failed is tried again. */
    public void doubtAll() {
        var cells = (BitSet) wanted.clone();
        cells.or(removing);
        forget(cells);
        for (var serial : holds.serials()) {
            unsure.add(serial, holds.of(serial));
        }
        unsure.add(target(), wanted);
        drive();
    }

    /** The link stands again: what failed is tried again, and what was on the air before is asked. */
    public void linkUp() {
        if (holds.serials().isEmpty() && unsure.serials().isEmpty()) {
            forget(wanted);
            drive();
        } else {
            doubtAll();
        }
    }

    /** The cells were restarted. */
    public void restarted(BitSet cells, boolean dataLost) {
        if (dataLost) {
            holds.remove(cells);
            unsure.remove(cells);
            removing.andNot(cells);
            forget(cells);
            drive();
        } else {
            var ours = (BitSet) cells.clone();
            ours.and(wanted);
            forget(ours);
            unsure.add(target(), ours);
            drive();
        }
    }

    /** The BSC says that cells cannot broadcast. */
    public void lost(Map<Integer, Cause> cells) {
        cells.forEach((cell, cause) -> {
            if (wanted.get(cell)) {
                holds.remove(cell);
                troubles.put(cell, Trouble.lost(cause, name()));
            }
        });
        changed.run();
    }

    /** Says of everything still open that it cannot be done now. */
    public void giveUp(Trouble trouble) {
        var open = open();
        if (!open.isEmpty()) {
            open.stream().forEach(cell -> troubles.putIfAbsent(cell, trouble));
            changed.run();
        }
    }

    /** Takes the next step, if there is one and the BSC is there. */
    public void drive() {
        if (busy || !bsc.link().isUp()) {
            return;
        }
        for (var serial : unsure.serials()) {
            var cells = withoutTrouble(unsure.of(serial));
            if (!cells.isEmpty()) {
                busy = true;
                bsc.status(message.messageId(), serial, cells, answer -> toldStatus(serial, cells, answer));
                return;
            }
        }
        for (var serial : holds.serials()) {
            var cells = leaving(serial);
            if (!cells.isEmpty()) {
                busy = true;
                bsc.kill(message.messageId(), serial, cells, answer -> killed(serial, answer));
                return;
            }
        }
        var needed = withoutTrouble(wanted);
        needed.andNot(holds.of(target()));
        if (!needed.isEmpty()) {
            write(needed);
        } else {
            changed.run();
        }
    }

    /** The cells that a wording is to be taken from: all of it, or because they have no room for two at once. */
    private BitSet leaving(int serial) {
        var cells = (BitSet) removing.clone();
        if (serial != target()) {
            cells.or(crowded);
        }
        cells.and(holds.of(serial));
        return withoutTrouble(cells);
    }

    private void write(BitSet needed) {
        var cells = needed;
        Integer old = null;
        for (var serial : holds.serials()) {
            var replaceable = (BitSet) needed.clone();
            replaceable.and(holds.of(serial));
            if (!replaceable.isEmpty()) {
                cells = replaceable;
                old = serial;
                break;
            }
        }
        var sent = message;
        var before = old;
        busy = true;
        bsc.write(
                sent.messageId(),
                sent.serial().bits(),
                old,
                cells,
                onAir(sent),
                answer -> written(sent, before, answer));
    }

    private Broadcast onAir(WarningMessage sent) {
        int period = Math.min(4095, Math.max(1, repetitionPeriod.applyAsInt(sent)));
        return new Broadcast.Cbs(false, 0, period, broadcasts.applyAsInt(sent), sent.scheme(), sent.pages());
    }

    private void written(WarningMessage sent, @Nullable Integer old, Answer answer) {
        int serial = sent.serial().bits();
        holds.remove(answer.done());
        holds.add(serial, answer.done());
        disputed.andNot(answer.done());
        crowded.andNot(answer.done());
        forgive(answer.done());
        answer.failed().forEach((cell, cause) -> {
            if (cause.isCapacity() && old != null && !crowded.get(cell)) {
                crowded.set(cell); // counted together with the old one, perhaps: see what is left, take it off, write
                unsure.of(old).set(cell);
            } else if (cause.equals(Cause.REFERENCE_IN_USE) && !disputed.get(cell)) {
                disputed.set(cell);
                unsure.of(serial).set(cell);
            } else if (cause.equals(Cause.REFERENCE_NOT_IDENTIFIED) && old != null) {
                holds.of(old).clear(cell);
                unsure.of(serial).set(cell);
            } else {
                troubles.put(cell, Trouble.refused(cause, name()));
            }
        });
        unanswered(serial, answer);
        next();
    }

    private void toldStatus(int serial, BitSet asked, Answer answer) {
        var answered = (BitSet) asked.clone();
        answered.andNot(answer.unanswered());
        unsure.remove(serial, answered);
        holds.remove(serial, answered);
        holds.add(serial, answer.done());
        if (serial == target()) {
            counts.putAll(answer.broadcasts());
        }
        answer.failed().forEach((cell, cause) -> {
            if (disputed.get(cell) && wanted.get(cell)) {
                troubles.put(cell, Trouble.refused(Cause.REFERENCE_IN_USE, name()));
            } else if (!cause.equals(Cause.REFERENCE_NOT_IDENTIFIED) && wanted.get(cell)) {
                troubles.put(cell, Trouble.refused(cause, name()));
            }
        });
        unanswered(serial, answer);
        next();
    }

    private void killed(int serial, Answer answer) {
        holds.remove(serial, answer.done());
        answer.failed().forEach((cell, cause) -> {
            if (cause.equals(Cause.REFERENCE_NOT_IDENTIFIED)) {
                holds.of(serial).clear(cell);
            } else {
                troubles.put(cell, Trouble.refused(cause, name()));
            }
        });
        unanswered(serial, answer);
        next();
    }

    private void unanswered(int serial, Answer answer) {
        unsure.add(serial, answer.unanswered());
        var trouble =
                bsc.link().isUp() ? Trouble.silent(answer.reason()) : new Trouble(Fault.UNREACHABLE, answer.reason());
        answer.unanswered().stream().forEach(cell -> troubles.put(cell, trouble));
    }

    private void next() {
        busy = false;
        changed.run();
        drive();
    }

    private BitSet open() {
        var open = (BitSet) wanted.clone();
        open.andNot(holds.of(target()));
        var killing = holds.all();
        killing.or(unsure.all());
        killing.and(removing);
        open.or(killing);
        return open;
    }

    private BitSet withoutTrouble(BitSet cells) {
        var free = (BitSet) cells.clone();
        troubles.keySet().forEach(free::clear);
        return free;
    }

    private void forget(BitSet cells) {
        forgive(cells);
        disputed.andNot(cells);
        crowded.andNot(cells);
    }

    private void forgive(BitSet cells) {
        if (!troubles.isEmpty()) {
            cells.stream().forEach(troubles::remove);
        }
    }

    private int target() {
        return message.serial().bits();
    }

    private String name() {
        return bsc.link().peer().name();
    }
}
