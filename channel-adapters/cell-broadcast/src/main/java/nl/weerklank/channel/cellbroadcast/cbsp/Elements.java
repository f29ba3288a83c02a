package nl.weerklank.channel.cellbroadcast.cbsp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.Completed;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.CompletedList;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.Failed;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.Load;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.LoadList;
import org.jspecify.annotations.Nullable;

/** The information elements of one frame, each found once, page contents in their order. */
final class Elements {

    private final @Nullable ByteBuffer[] values = new ByteBuffer[Ie.LAST + 1];
    private final List<Page> pages = new ArrayList<>();

    /** Splits the frame's body. */
    static Elements of(ByteBuffer body) throws Wrong {
        var elements = new Elements();
        while (body.hasRemaining()) {
            int at = body.position();
            int element = body.get() & 0xFF;
            if (element == 0 || element > Ie.LAST) {
                throw new Wrong(Cause.PARAMETER_NOT_RECOGNISED, "element " + element + " is unknown", at);
            }
            elements.take(element, value(element, body, at), at);
        }
        return elements;
    }

    private static ByteBuffer value(int element, ByteBuffer body, int at) throws Wrong {
        int length = Ie.lengthOf(element);
        if (length == Ie.VARIABLE) {
            length = body.remaining() < 2 ? Integer.MAX_VALUE : body.getShort() & 0xFFFF;
        }
        if (length > body.remaining()) {
            throw new Wrong(Cause.VALUE_INVALID, "element " + element + " ends early", at);
        }
        var value = body.slice(body.position(), length);
        body.position(body.position() + length);
        return value;
    }

    private void take(int element, ByteBuffer value, int at) throws Wrong {
        if (element == Ie.MESSAGE_CONTENT) {
            if (pages.size() == Broadcast.Cbs.MAX_PAGES) {
                throw new Wrong(Cause.VALUE_INVALID, "more pages than a message may have", at);
            }
            int used = value.get() & 0xFF;
            var octets = new byte[Page.SIZE];
            value.get(octets);
            if (used > Page.SIZE) {
                throw new Wrong(Cause.VALUE_INVALID, "a page says that it uses " + used + " octets", at);
            }
            pages.add(new Page(Octets.of(octets), used));
        } else if (values[element] != null) {
            throw new Wrong(Cause.VALUE_INVALID, "element " + element + " is there twice", at);
        } else {
            values[element] = value;
        }
    }

    boolean has(int element) {
        return values[element] != null;
    }

    List<Page> pages() {
        return pages;
    }

    int one(int element) throws Wrong {
        return needed(element).get(0) & 0xFF;
    }

    int two(int element) throws Wrong {
        return needed(element).getShort(0) & 0xFFFF;
    }

    @Nullable
    Integer oneIfThere(int element) {
        var value = values[element];
        return value == null ? null : value.get(0) & 0xFF;
    }

    @Nullable
    Integer twoIfThere(int element) {
        var value = values[element];
        return value == null ? null : value.getShort(0) & 0xFFFF;
    }

    Octets octets(int element) throws Wrong {
        var value = needed(element);
        var bytes = new byte[value.remaining()];
        value.get(0, bytes);
        return Octets.of(bytes);
    }

    CellList cells() throws Wrong {
        needed(Ie.CELL_LIST);
        var cells = cellsIfThere();
        if (cells == null) {
            throw new Wrong(Cause.MISSING_ELEMENT, "the cell list is missing", 0);
        }
        return cells;
    }

    @Nullable
    CellList cellsIfThere() throws Wrong {
        var value = values[Ie.CELL_LIST];
        if (value == null) {
            return null;
        }
        var list = value.duplicate();
        var kind = kind(list);
        if (kind == CellKind.ALL) {
            whole(list, list.hasRemaining());
            return CellList.ALL;
        }
        var cells = new ArrayList<CellId>(list.remaining() / kind.size());
        whole(list, list.remaining() % kind.size() != 0);
        while (list.hasRemaining()) {
            cells.add(CellId.read(kind, list));
        }
        return new CellList(kind, cells);
    }

    CompletedList completed() throws Wrong {
        needed(Ie.COMPLETED_LIST);
        var completed = completedIfThere();
        if (completed == null) {
            throw new Wrong(Cause.MISSING_ELEMENT, "the list of broadcasts is missing", 0);
        }
        return completed;
    }

    @Nullable
    CompletedList completedIfThere() throws Wrong {
        var value = values[Ie.COMPLETED_LIST];
        if (value == null) {
            return null;
        }
        var list = value.duplicate();
        var kind = kind(list);
        int size = kind.size() + 3;
        whole(list, list.remaining() % size != 0 || kind == CellKind.ALL && list.remaining() > size);
        var entries = new ArrayList<Completed>(list.remaining() / size);
        while (list.hasRemaining()) {
            entries.add(new Completed(CellId.read(kind, list), list.getShort() & 0xFFFF, list.get() & 0xFF));
        }
        return new CompletedList(kind, entries);
    }

    @Nullable
    LoadList loadsIfThere() throws Wrong {
        var value = values[Ie.LOAD_LIST];
        if (value == null) {
            return null;
        }
        var list = value.duplicate();
        var kind = kind(list);
        int size = kind.size() + 2;
        whole(list, list.remaining() % size != 0 || kind == CellKind.ALL && list.remaining() > size);
        var entries = new ArrayList<Load>(list.remaining() / size);
        while (list.hasRemaining()) {
            entries.add(new Load(CellId.read(kind, list), list.get() & 0xFF, list.get() & 0xFF));
        }
        return new LoadList(kind, entries);
    }

    LoadList loads() throws Wrong {
        needed(Ie.LOAD_LIST);
        var loads = loadsIfThere();
        if (loads == null) {
            throw new Wrong(Cause.MISSING_ELEMENT, "the list of loads is missing", 0);
        }
        return loads;
    }

    List<Failed> failed() throws Wrong {
        var list = needed(Ie.FAILURE_LIST).duplicate();
        var failed = new ArrayList<Failed>();
        while (list.hasRemaining()) {
            var kind = kind(list);
            whole(list, list.remaining() < kind.size() + 1);
            failed.add(new Failed(CellId.read(kind, list), new Cause(list.get() & 0xFF)));
        }
        return failed;
    }

    private static CellKind kind(ByteBuffer list) throws Wrong {
        if (!list.hasRemaining()) {
            throw new Wrong(Cause.VALUE_INVALID, "a list without its discriminator", 0);
        }
        int code = list.get() & 0xFF;
        return CellKind.of(code)
                .orElseThrow(() -> new Wrong(Cause.VALUE_INVALID, "cell discriminator " + code + " is unknown", 0));
    }

    private static void whole(ByteBuffer list, boolean broken) throws Wrong {
        if (broken) {
            throw new Wrong(Cause.VALUE_INVALID, "a list whose last entry is not whole", list.position());
        }
    }

    private ByteBuffer needed(int element) throws Wrong {
        var value = values[element];
        if (value == null) {
            throw new Wrong(Cause.MISSING_ELEMENT, "mandatory element " + element + " is missing", 0);
        }
        return value;
    }

    /** Why a frame cannot be read; becomes {@link CbspReading.Malformed}. */
    static final class Wrong extends Exception {
        final Cause cause;

        Wrong(Cause cause, String reason, int at) {
            super(at == 0 ? reason : reason + ", at octet " + at, null, false, false);
            this.cause = cause;
        }
    }
}
