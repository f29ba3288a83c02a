package nl.weerklank.channel.cellbroadcast.bsc;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.weerklank.channel.cellbroadcast.cbsp.Cause;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspMessage;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspMessage.KillComplete;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspMessage.KillFailure;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspMessage.ResetComplete;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspMessage.ResetFailure;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspMessage.StatusQueryComplete;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspMessage.StatusQueryFailure;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspMessage.WriteReplaceComplete;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspMessage.WriteReplaceFailure;
import nl.weerklank.channel.cellbroadcast.cbsp.CellList;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.CompletedList;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.Failed;
import nl.weerklank.channel.cellbroadcast.link.LinkLoop;
import org.jspecify.annotations.Nullable;

/** One question to a BSC and what its answer means for the cells that it was about. */
final class Request {

    /** By which an answer finds its question: CBSP has no transaction numbers. */
    record Key(Kind kind, int messageId, int serial) {}

    /** The questions about a message, and the one that empties cells of every message. */
    enum Kind {
        RESET,
        WRITE,
        KILL,
        STATUS
    }

    private static final Key EVERY_MESSAGE = new Key(Kind.RESET, 0, 0);

    private final Key key;
    private final CbspMessage message;
    private final BitSet cells;
    private final Consumer<Answer> then;
    private LinkLoop.@Nullable Timer timer;

    Request(CbspMessage message, BitSet cells, Consumer<Answer> then) {
        this.key = switch (message) {
            case CbspMessage.WriteReplace m -> new Key(Kind.WRITE, m.messageId(), m.newSerial());
            case CbspMessage.Kill m -> new Key(Kind.KILL, m.messageId(), m.serial());
            case CbspMessage.StatusQuery m -> new Key(Kind.STATUS, m.messageId(), m.serial());
            case CbspMessage.Reset m -> EVERY_MESSAGE;
            default -> throw new IllegalArgumentException("not a question about a message: " + message);
        };
        this.message = message;
        this.cells = (BitSet) cells.clone();
        this.then = then;
    }

    Key key() {
        return key;
    }

    CbspMessage message() {
        return message;
    }

    void timer(LinkLoop.Timer running) {
        this.timer = running;
    }

    static @Nullable Key keyOfAnswer(CbspMessage answer) {
        return switch (answer) {
            case WriteReplaceComplete m -> new Key(Kind.WRITE, m.messageId(), m.newSerial());
            case WriteReplaceFailure m -> new Key(Kind.WRITE, m.messageId(), m.newSerial());
            case KillComplete m -> new Key(Kind.KILL, m.messageId(), m.serial());
            case KillFailure m -> new Key(Kind.KILL, m.messageId(), m.serial());
            case StatusQueryComplete m -> new Key(Kind.STATUS, m.messageId(), m.serial());
            case StatusQueryFailure m -> new Key(Kind.STATUS, m.messageId(), m.serial());
            case ResetComplete m -> EVERY_MESSAGE;
            case ResetFailure m -> EVERY_MESSAGE;
            default -> null;
        };
    }

    /** Nothing more will come. */
    void finish(String reason) {
        stopTimer();
        then.accept(Answer.none(cells, reason));
    }

    /** The BSC answered. */
    void finish(CbspMessage answer, BscCells names) {
        stopTimer();
        switch (answer) {
            case WriteReplaceComplete m -> answer(names, List.of(), m.completed(), m.cells(), true);
            case WriteReplaceFailure m -> answer(names, m.failed(), m.completed(), m.cells(), false);
            case KillComplete m -> answer(names, List.of(), m.completed(), m.cells(), true);
            case KillFailure m -> answer(names, m.failed(), m.completed(), m.cells(), false);
            case StatusQueryComplete m -> answer(names, List.of(), m.completed(), null, false);
            case StatusQueryFailure m -> answer(names, m.failed(), m.completed(), null, false);
            case ResetComplete m -> answer(names, List.of(), null, m.cells(), true);
            case ResetFailure m -> answer(names, m.failed(), null, m.cells(), false);
            default -> finish("an answer of another kind");
        }
    }

    private void answer(
            BscCells names,
            List<Failed> failures,
            @Nullable CompletedList completed,
            @Nullable CellList confirmed,
            boolean success) {
        var done = new BitSet();
        var broadcasts = new HashMap<Integer, Integer>();
        Map<Integer, Cause> failed = new HashMap<>();
        if (confirmed != null) {
            confirmed.cells().forEach(entry -> names.each(entry, cells, done::set));
        }
        if (completed != null) {
            for (var entry : completed.entries()) {
                names.each(entry.cell(), cells, index -> {
                    done.set(index);
                    broadcasts.put(index, entry.broadcasts());
                });
            }
        }
        for (var entry : failures) {
            names.each(entry.cell(), cells, index -> failed.put(index, entry.cause()));
        }
        failed.keySet().forEach(done::clear);
        var rest = (BitSet) cells.clone();
        rest.andNot(done);
        failed.keySet().forEach(rest::clear);
        if (success && confirmed == null && completed == null) {
            done.or(rest);
            rest.clear();
        }
        then.accept(new Answer(done, broadcasts, failed, rest, rest.isEmpty() ? "" : "the answer left cells out"));
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel();
        }
    }
}
