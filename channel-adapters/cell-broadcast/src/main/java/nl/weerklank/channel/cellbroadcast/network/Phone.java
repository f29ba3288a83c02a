package nl.weerklank.channel.cellbroadcast.network;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.weerklank.channel.cellbroadcast.cbsp.Page;
import nl.weerklank.channel.cellbroadcast.text.Pages;

/** A phone at one place, on one radio cell: puts pages together, shows each message once and ignores its repetitions. */
final class Phone {

    private static final int REMEMBERED = 32;

    /** What a phone shows. */
    record Shown(int messageId, int serial, String text, Instant at) {}

    private final String name;
    private final double latitude;
    private final double longitude;
    private final int cell;
    private final boolean furtherLanguages;
    private final List<Shown> shown = new ArrayList<>(0);
    private final Map<Integer, Page[]> parts = new HashMap<>(0);

    Phone(String name, double latitude, double longitude, int cell, boolean furtherLanguages) {
        this.name = name;
        this.latitude = latitude;
        this.longitude = longitude;
        this.cell = cell;
        this.furtherLanguages = furtherLanguages;
    }

    String name() {
        return name;
    }

    double latitude() {
        return latitude;
    }

    double longitude() {
        return longitude;
    }

    int cell() {
        return cell;
    }

    /** Whether its owner also wants messages in further languages; such a phone is no reference receiver. */
    boolean furtherLanguages() {
        return furtherLanguages;
    }

    List<Shown> shown() {
        return shown;
    }

    boolean hasShown(int messageId, int serial) {
        for (var one : shown) {
            if (one.messageId() == messageId && one.serial() == serial) {
                return true;
            }
        }
        return false;
    }

    /** A page arrived over the air; the message, when it is whole and new. */
    Optional<Shown> receive(int messageId, int serial, int scheme, int number, int total, Page page, Instant now) {
        if (!listensTo(messageId) || hasShown(messageId, serial)) {
            return Optional.empty();
        }
        int key = messageId << 16 | serial;
        var pages = parts.computeIfAbsent(key, k -> new Page[total]);
        pages[number] = page;
        for (var each : pages) {
            if (each == null) {
                return Optional.empty();
            }
        }
        parts.remove(key);
        var whole = new ArrayList<Page>(total);
        for (var each : pages) {
            whole.add(Objects.requireNonNull(each));
        }
        var fresh = new Shown(messageId, serial, Pages.join(whole, scheme).intern(), now);
        if (shown.size() == REMEMBERED) {
            shown.removeFirst();
        }
        shown.add(fresh);
        return Optional.of(fresh);
    }

    private boolean listensTo(int messageId) {
        boolean further = messageId >= 4383 && messageId <= 4395 || messageId == 4397 || messageId == 4399;
        boolean local = messageId >= 4352 && messageId <= 4399 && !further || messageId == 6400;
        return local || further && furtherLanguages;
    }
}
