package nl.weerklank.channel.cellbroadcast.cbsp;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.CompletedList;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.Failed;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.LoadList;
import org.jspecify.annotations.Nullable;

/** From message to octets (TS 48.049 §8.1), elements in the standard's order. */
public final class CbspWriter {

    private ByteBuffer out = ByteBuffer.allocate(512);

    private CbspWriter() {}

    /** The whole frame: type, length, elements. @throws IllegalArgumentException when a list is longer than its 16-bit length can say */
    public static byte[] write(CbspMessage message) {
        var writer = new CbspWriter();
        writer.out.put((byte) MessageType.of(message).code()).put((byte) 0).putShort((short) 0);
        writer.elements(message);
        int length = writer.out.position() - FrameReader.HEADER;
        writer.out.put(1, (byte) (length >> 16)).putShort(2, (short) length);
        var frame = new byte[writer.out.position()];
        writer.out.flip().get(frame);
        return frame;
    }

    private void elements(CbspMessage message) {
        switch (message) {
            case CbspMessage.WriteReplace m -> writeReplace(m);
            case CbspMessage.WriteReplaceComplete m -> {
                references(m.messageId(), m.newSerial(), m.oldSerial());
                results(null, m.completed(), m.cells(), m.channel());
            }
            case CbspMessage.WriteReplaceFailure m -> {
                references(m.messageId(), m.newSerial(), m.oldSerial());
                results(m.failed(), m.completed(), m.cells(), m.channel());
            }
            case CbspMessage.Kill m -> {
                references(m.messageId(), null, m.serial());
                results(null, null, m.cells(), m.channel());
            }
            case CbspMessage.KillComplete m -> {
                references(m.messageId(), null, m.serial());
                results(null, m.completed(), m.cells(), m.channel());
            }
            case CbspMessage.KillFailure m -> {
                references(m.messageId(), null, m.serial());
                results(m.failed(), m.completed(), m.cells(), m.channel());
            }
            case CbspMessage.StatusQuery m -> {
                references(m.messageId(), null, m.serial());
                results(null, null, m.cells(), m.channel());
            }
            case CbspMessage.StatusQueryComplete m -> {
                references(m.messageId(), null, m.serial());
                results(null, m.completed(), null, m.channel());
            }
            case CbspMessage.StatusQueryFailure m -> {
                references(m.messageId(), null, m.serial());
                results(m.failed(), m.completed(), null, m.channel());
            }
            default -> housekeeping(message);
        }
    }

    private void housekeeping(CbspMessage message) {
        switch (message) {
            case CbspMessage.LoadQuery m -> results(null, null, m.cells(), m.channel());
            case CbspMessage.LoadQueryComplete m -> loads(null, m.loads(), m.channel());
            case CbspMessage.LoadQueryFailure m -> loads(m.failed(), m.loads(), m.channel());
            case CbspMessage.SetDrx m -> {
                cells(m.cells());
                one(Ie.SCHEDULE_PERIOD, m.schedulePeriod());
                one(Ie.RESERVED_SLOTS, m.reservedSlots());
                one(Ie.CHANNEL, m.channel());
            }
            case CbspMessage.SetDrxComplete m -> results(null, null, m.cells(), m.channel());
            case CbspMessage.SetDrxFailure m -> results(m.failed(), null, m.cells(), m.channel());
            case CbspMessage.Reset m -> cells(m.cells());
            case CbspMessage.ResetComplete m -> cells(m.cells());
            case CbspMessage.ResetFailure m -> results(m.failed(), null, m.cells(), null);
            case CbspMessage.Restart m -> {
                cells(m.cells());
                one(Ie.MESSAGE_TYPE, m.emergency() ? 1 : 0);
                one(Ie.RECOVERY, m.dataLost() ? 1 : 0);
            }
            case CbspMessage.Failure m -> {
                failures(m.failed());
                one(Ie.MESSAGE_TYPE, m.emergency() ? 1 : 0);
            }
            case CbspMessage.ErrorIndication m -> {
                one(Ie.CAUSE, m.cause().code());
                two(Ie.MESSAGE_ID, m.messageId());
                two(Ie.NEW_SERIAL, m.newSerial());
                two(Ie.OLD_SERIAL, m.oldSerial());
                one(Ie.CHANNEL, m.channel());
            }
            case CbspMessage.KeepAlive m -> one(Ie.KEEP_ALIVE_PERIOD, m.period());
            case CbspMessage.KeepAliveComplete m -> {}
            default -> throw new IllegalArgumentException("no form for " + message.getClass());
        }
    }

    private void writeReplace(CbspMessage.WriteReplace message) {
        references(message.messageId(), message.newSerial(), message.oldSerial());
        cells(message.cells());
        switch (message.broadcast()) {
            case Broadcast.Cbs text -> {
                one(Ie.CHANNEL, text.extendedChannel() ? 1 : 0);
                one(Ie.CATEGORY, text.category());
                two(Ie.REPETITION_PERIOD, text.repetitionPeriod());
                two(Ie.BROADCASTS, text.broadcasts());
                one(Ie.PAGES, text.pages().size());
                one(Ie.DATA_CODING, text.dataCoding());
                text.pages().forEach(this::page);
            }
            case Broadcast.Emergency warning -> {
                one(Ie.EMERGENCY, warning.indicator());
                two(Ie.WARNING_TYPE, warning.warningType());
                room(1 + Broadcast.Emergency.SECURITY_SIZE)
                        .put((byte) Ie.SECURITY)
                        .put(warning.security().toBytes());
                one(Ie.WARNING_PERIOD, warning.warningPeriod());
            }
        }
    }

    private void page(Page page) {
        room(2 + Page.SIZE)
                .put((byte) Ie.MESSAGE_CONTENT)
                .put((byte) page.used())
                .put(page.octets().toBytes());
    }

    private void references(int messageId, @Nullable Integer newSerial, @Nullable Integer oldSerial) {
        two(Ie.MESSAGE_ID, messageId);
        two(Ie.NEW_SERIAL, newSerial);
        two(Ie.OLD_SERIAL, oldSerial);
    }

    private void results(
            @Nullable List<Failed> failed,
            @Nullable CompletedList completed,
            @Nullable CellList cells,
            @Nullable Integer channel) {
        if (failed != null) {
            failures(failed);
        }
        if (completed != null) {
            list(Ie.COMPLETED_LIST, out -> {
                out.put((byte) completed.kind().code());
                for (var entry : completed.entries()) {
                    entry.cell().write(room(16));
                    room(3).putShort((short) entry.broadcasts()).put((byte) entry.info());
                }
            });
        }
        if (cells != null) {
            cells(cells);
        }
        one(Ie.CHANNEL, channel);
    }

    private void loads(@Nullable List<Failed> failed, @Nullable LoadList loads, int channel) {
        if (failed != null) {
            failures(failed);
        }
        if (loads != null) {
            list(Ie.LOAD_LIST, out -> {
                out.put((byte) loads.kind().code());
                for (var entry : loads.entries()) {
                    entry.cell().write(room(16));
                    room(2).put((byte) entry.first()).put((byte) entry.second());
                }
            });
        }
        one(Ie.CHANNEL, channel);
    }

    private void cells(CellList cells) {
        list(Ie.CELL_LIST, out -> {
            out.put((byte) cells.kind().code());
            for (var cell : cells.cells()) {
                cell.write(room(16));
            }
        });
    }

    private void failures(List<Failed> failed) {
        list(Ie.FAILURE_LIST, out -> {
            for (var entry : failed) {
                room(1).put((byte) entry.cell().kind().code());
                entry.cell().write(room(16));
                room(1).put((byte) entry.cause().code());
            }
        });
    }

    private void list(int element, Consumer<ByteBuffer> content) {
        room(4).put((byte) element).putShort((short) 0);
        int start = out.position();
        content.accept(out);
        int length = out.position() - start;
        if (length > 0xFFFF) {
            throw new IllegalArgumentException("a list of " + length + " octets does not fit in one message");
        }
        out.putShort(start - 2, (short) length);
    }

    private void one(int element, @Nullable Integer value) {
        if (value != null) {
            room(2).put((byte) element).put(value.byteValue());
        }
    }

    private void two(int element, @Nullable Integer value) {
        if (value != null) {
            room(3).put((byte) element).putShort(value.shortValue());
        }
    }

    private ByteBuffer room(int octets) {
        if (out.remaining() < octets) {
            var larger = ByteBuffer.allocate(out.capacity() * 2 + octets);
            larger.put(out.flip());
            out = larger;
        }
        return out;
    }
}
