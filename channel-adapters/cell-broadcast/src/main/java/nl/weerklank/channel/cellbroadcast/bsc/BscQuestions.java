package nl.weerklank.channel.cellbroadcast.bsc;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import nl.weerklank.channel.cellbroadcast.cbsp.Broadcast;
import nl.weerklank.channel.cellbroadcast.cbsp.Cause;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspMessage;
import nl.weerklank.channel.cellbroadcast.cbsp.CellList;
import org.jspecify.annotations.Nullable;

/** The questions that the centre asks a BSC about messages; long cell lists are asked in parts, one after the other. */
public final class BscQuestions {

    private static final int MOST_CELLS = 9000;
    private static final int BASIC_CHANNEL = 0;

    private final BscLink link;

    public BscQuestions(BscLink link) {
        this.link = link;
    }

    public BscLink link() {
        return link;
    }

    /** Puts a message on the air in these cells, in the place of the one with the old serial number where one is given. */
    public void write(
            int messageId,
            int serial,
            @Nullable Integer oldSerial,
            BitSet cells,
            Broadcast broadcast,
            Consumer<Answer> then) {
        ask(cells, list -> new CbspMessage.WriteReplace(messageId, serial, oldSerial, list, broadcast), then);
    }

    /** Takes a text message off the air. */
    public void kill(int messageId, int serial, BitSet cells, Consumer<Answer> then) {
        ask(cells, list -> new CbspMessage.Kill(messageId, serial, list, BASIC_CHANNEL), then);
    }

    /** Takes an emergency (ETWS) notification off the air: the same message without a channel. */
    public void killEmergency(int messageId, int serial, BitSet cells, Consumer<Answer> then) {
        ask(cells, list -> new CbspMessage.Kill(messageId, serial, list, null), then);
    }

    /** Asks whether, and how often, a message was broadcast. */
    public void status(int messageId, int serial, BitSet cells, Consumer<Answer> then) {
        ask(cells, list -> new CbspMessage.StatusQuery(messageId, serial, list, BASIC_CHANNEL), then);
    }

    /** Takes every message off the air in all cells of the BSC, known here or not. */
    public void reset(Consumer<Answer> then) {
        ask(link.cells().all(), CbspMessage.Reset::new, then);
    }

    private void ask(BitSet cells, Function<CellList, CbspMessage> question, Consumer<Answer> then) {
        var parts = parts(cells);
        if (parts.size() == 1) {
            link.request(new Request(question.apply(nameOf(cells)), cells, then));
        } else {
            askNext(parts, 0, new ArrayList<>(), question, then);
        }
    }

    private void askNext(
            List<BitSet> parts,
            int at,
            List<Answer> answers,
            Function<CellList, CbspMessage> question,
            Consumer<Answer> then) {
        if (at == parts.size()) {
            then.accept(joined(answers));
            return;
        }
        var part = parts.get(at);
        link.request(new Request(question.apply(nameOf(part)), part, answer -> {
            answers.add(answer);
            askNext(parts, at + 1, answers, question, then);
        }));
    }

    private CellList nameOf(BitSet cells) {
        return link.cells().name(cells);
    }

    private static List<BitSet> parts(BitSet cells) {
        if (cells.cardinality() <= MOST_CELLS) {
            return List.of(cells);
        }
        var parts = new ArrayList<BitSet>();
        var part = new BitSet();
        int count = 0;
        for (int i = cells.nextSetBit(0); i >= 0; i = cells.nextSetBit(i + 1)) {
            part.set(i);
            if (++count % MOST_CELLS == 0) {
                parts.add(part);
                part = new BitSet();
            }
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    private static Answer joined(List<Answer> answers) {
        var all = Answer.none(new BitSet(), "");
        var reason = "";
        var broadcasts = new HashMap<Integer, Integer>();
        var failed = new HashMap<Integer, Cause>();
        for (var answer : answers) {
            all.done().or(answer.done());
            all.unanswered().or(answer.unanswered());
            broadcasts.putAll(answer.broadcasts());
            failed.putAll(answer.failed());
            reason = answer.reason().isEmpty() ? reason : answer.reason();
        }
        return new Answer(all.done(), broadcasts, failed, all.unanswered(), reason);
    }
}
