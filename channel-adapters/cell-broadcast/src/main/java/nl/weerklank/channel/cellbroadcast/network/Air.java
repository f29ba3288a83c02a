package nl.weerklank.channel.cellbroadcast.network;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import nl.weerklank.channel.cellbroadcast.cbsp.Broadcast;
import nl.weerklank.channel.cellbroadcast.link.LinkLoop;
import nl.weerklank.simulator.PublicRecord;

/** The air between cells and phones: one page a slot, repeated by the period; keeps what the public received. */
final class Air {

    private static final int REMEMBERED = 50_000;

    private final LinkLoop loop;
    private final InstantSource clock;
    private final Duration slot;
    private final Quirks quirks;
    private final List<Phone> phones;
    private final Map<Integer, List<Phone>> byCell = new HashMap<>();
    private final Deque<PublicRecord> received = new ArrayDeque<>();
    private final List<BiConsumer<Phone, Phone.Shown>> listeners = new ArrayList<>();

    Air(LinkLoop loop, InstantSource clock, Duration slot, Quirks quirks, List<Phone> phones) {
        this.loop = loop;
        this.clock = clock;
        this.slot = slot;
        this.quirks = quirks;
        this.phones = phones;
        for (var phone : phones) {
            byCell.computeIfAbsent(phone.cell(), c -> new ArrayList<>(2)).add(phone);
        }
    }

    Duration slot() {
        return slot;
    }

    List<Phone> phones() {
        return phones;
    }

    void onShown(BiConsumer<Phone, Phone.Shown> listener) {
        listeners.add(listener);
    }

    /** Begins to broadcast; goes on as long as {@code onAir} still has cells. */
    void begin(OnAir onAir) {
        if (onAir.broadcast() instanceof Broadcast.Cbs && !onAir.isMute()) {
            cycle(onAir, 1);
        }
    }

    List<PublicRecord> received() {
        return List.copyOf(received);
    }

    void forget() {
        received.clear();
    }

    private void cycle(OnAir onAir, int number) {
        if (onAir.cells().isEmpty() || number > onAir.limit(quirks)) {
            return;
        }
        var text = (Broadcast.Cbs) onAir.broadcast();
        if (number == 1 || anybodyWithout(onAir)) {
            for (int page = 0; page < text.pages().size(); page++) {
                int at = page;
                loop.schedule(slot.multipliedBy(page + 1L), () -> page(onAir, text, at));
            }
        }
        loop.schedule(slot.multipliedBy(text.repetitionPeriod()), () -> cycle(onAir, number + 1));
    }

    private void page(OnAir onAir, Broadcast.Cbs text, int number) {
        var cells = onAir.cells();
        for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
            for (var phone : byCell.getOrDefault(cell, List.of())) {
                phone.receive(
                                onAir.messageId(),
                                onAir.serial(),
                                text.dataCoding(),
                                number,
                                text.pages().size(),
                                text.pages().get(number),
                                clock.instant())
                        .ifPresent(shown -> shows(phone, shown));
            }
        }
    }

    private void shows(Phone phone, Phone.Shown shown) {
        if (received.size() == REMEMBERED) {
            received.removeFirst();
        }
        received.add(new PublicRecord(name(shown.messageId(), shown.serial()), phone.name(), shown.at(), shown.text()));
        listeners.forEach(listener -> listener.accept(phone, shown));
    }

    /** How the public record names a message. */
    static String name(int messageId, int serial) {
        return "message %d serial 0x%04x".formatted(messageId, serial);
    }

    private boolean anybodyWithout(OnAir onAir) {
        var cells = onAir.cells();
        for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
            for (var phone : byCell.getOrDefault(cell, List.of())) {
                if (!phone.hasShown(onAir.messageId(), onAir.serial())) {
                    return true;
                }
            }
        }
        return false;
    }
}
