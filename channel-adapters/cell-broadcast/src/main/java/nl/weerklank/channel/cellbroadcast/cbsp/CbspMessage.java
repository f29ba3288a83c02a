package nl.weerklank.channel.cellbroadcast.cbsp;

import java.util.List;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.CompletedList;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.Failed;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.LoadList;
import org.jspecify.annotations.Nullable;

/** Every message of TS 48.049 §8.1; {@code channel} is 0 for basic, 1 for extended, null where an emergency message has none. */
public sealed interface CbspMessage {

    record WriteReplace(
            int messageId, int newSerial, @Nullable Integer oldSerial, CellList cells, Broadcast broadcast)
            implements CbspMessage {}

    record WriteReplaceComplete(
            int messageId,
            int newSerial,
            @Nullable Integer oldSerial,
            @Nullable CompletedList completed,
            @Nullable CellList cells,
            @Nullable Integer channel)
            implements CbspMessage {}

    record WriteReplaceFailure(
            int messageId,
            int newSerial,
            @Nullable Integer oldSerial,
            List<Failed> failed,
            @Nullable CompletedList completed,
            @Nullable CellList cells,
            @Nullable Integer channel)
            implements CbspMessage {
        public WriteReplaceFailure {
            failed = List.copyOf(failed);
        }
    }

    record Kill(
            int messageId,
            int serial,
            CellList cells,
            @Nullable Integer channel) implements CbspMessage {}

    record KillComplete(
            int messageId,
            int serial,
            @Nullable CompletedList completed,
            @Nullable CellList cells,
            @Nullable Integer channel)
            implements CbspMessage {}

    record KillFailure(
            int messageId,
            int serial,
            List<Failed> failed,
            @Nullable CompletedList completed,
            @Nullable CellList cells,
            @Nullable Integer channel)
            implements CbspMessage {
        public KillFailure {
            failed = List.copyOf(failed);
        }
    }

    record LoadQuery(CellList cells, int channel) implements CbspMessage {}

    record LoadQueryComplete(LoadList loads, int channel) implements CbspMessage {}

    record LoadQueryFailure(List<Failed> failed, @Nullable LoadList loads, int channel) implements CbspMessage {
        public LoadQueryFailure {
            failed = List.copyOf(failed);
        }
    }

    record StatusQuery(int messageId, int serial, CellList cells, int channel) implements CbspMessage {}

    record StatusQueryComplete(int messageId, int serial, CompletedList completed, int channel)
            implements CbspMessage {}

    record StatusQueryFailure(
            int messageId,
            int serial,
            List<Failed> failed,
            @Nullable CompletedList completed,
            int channel) implements CbspMessage {
        public StatusQueryFailure {
            failed = List.copyOf(failed);
        }
    }

    record SetDrx(
            CellList cells,
            @Nullable Integer schedulePeriod,
            @Nullable Integer reservedSlots,
            int channel) implements CbspMessage {}

    record SetDrxComplete(CellList cells, int channel) implements CbspMessage {}

    record SetDrxFailure(List<Failed> failed, @Nullable CellList cells, int channel) implements CbspMessage {
        public SetDrxFailure {
            failed = List.copyOf(failed);
        }
    }

    record Reset(CellList cells) implements CbspMessage {}

    record ResetComplete(CellList cells) implements CbspMessage {}

    record ResetFailure(List<Failed> failed, @Nullable CellList cells) implements CbspMessage {
        public ResetFailure {
            failed = List.copyOf(failed);
        }
    }

    /** Cells are back; {@code dataLost} says whether they still hold what was written to them. */
    record Restart(CellList cells, boolean emergency, boolean dataLost) implements CbspMessage {}

    /** Cells can no longer broadcast. */
    record Failure(List<Failed> failed, boolean emergency) implements CbspMessage {
        public Failure {
            failed = List.copyOf(failed);
        }
    }

    record ErrorIndication(
            Cause cause,
            @Nullable Integer messageId,
            @Nullable Integer newSerial,
            @Nullable Integer oldSerial,
            @Nullable Integer channel)
            implements CbspMessage {}

    /** @param period code of {@link Periods}: how soon the next one comes */
    record KeepAlive(int period) implements CbspMessage {}

    record KeepAliveComplete() implements CbspMessage {}
}
