package nl.weerklank.channel.radio.dab;

import java.util.ArrayList;
import java.util.List;

/**
 * One alert on one ensemble, as FIG 0/15 says it in each of its phases.
 *
 * @param subChannel where the alert is spoken, 0 to 63
 * @param stage what becomes of the alert, 0 to 7
 * @param number which alert it is, 0 to 15
 */
public record AlertSet(int subChannel, int stage, int number, List<LocationCode> locations) {

    private static final int EXTENSION = 15;
    private static final int LONGEST_BODY = 28;
    private static final int MOST_FIGS = 4;
    private static final int TRIGGER = 1;
    private static final int SUSTAIN = 2;
    private static final int END = 3;

    public AlertSet {
        locations = List.copyOf(locations);
        if (subChannel < 0 || subChannel > 63 || stage < 0 || stage > 7 || number < 0 || number > 15) {
            throw new IllegalArgumentException("sub-channel 0..63, stage 0..7, number 0..15");
        }
        if (locations.isEmpty()) {
            throw new IllegalArgumentException("an alert without a place is refused, never widened");
        }
    }

    /** The heartbeat, once a second while there is no alert: an empty FIG. */
    public static byte[] heartbeat(boolean secondHalfOfMinute) {
        return fig(header(false, false, secondHalfOfMinute));
    }

    /** Announces the alert; it begins at this second. */
    public List<byte[]> preTrigger(int second, boolean secondHalfOfMinute) {
        return withPlaces(
                secondHalfOfMinute,
                new BitWriter().put(0, 2).put(subChannel, 6).put(0, 2).put(second, 6));
    }

    /** Starts the alert: receivers in these places switch over. */
    public List<byte[]> trigger(boolean secondHalfOfMinute) {
        return withPlaces(secondHalfOfMinute, new BitWriter().put(TRIGGER, 2).put(subChannel, 6));
    }

    /** The alert goes on. */
    public byte[] sustain(boolean secondHalfOfMinute) {
        return fig(header(false, false, secondHalfOfMinute).put(SUSTAIN, 2).put(subChannel, 6));
    }

    /** The alert is over: receivers go back. */
    public byte[] end(boolean secondHalfOfMinute) {
        return fig(header(false, false, secondHalfOfMinute).put(END, 2).put(subChannel, 6));
    }

    /** The alert is on another ensemble. */
    public byte[] elsewhere(int ensemble, boolean secondHalfOfMinute) {
        return fig(status(header(false, true, secondHalfOfMinute).put(ensemble, 16), true));
    }

    private List<byte[]> withPlaces(boolean half, BitWriter id) {
        var head = id.bytes();
        var parts = parts(LONGEST_BODY - head.length - 1);
        var figs = new ArrayList<byte[]>();
        for (int i = 0; i < parts.size(); i++) {
            var out = header(i > 0, false, half);
            for (byte b : head) {
                out.put(b & 0xFF, 8);
            }
            int following = parts.size() - 1 - i;
            status(out, following == 0);
            parts.get(i).forEach(place -> place.write(out, following));
            figs.add(fig(out));
        }
        return figs;
    }

    private BitWriter status(BitWriter out, boolean last) {
        return out.put(last ? 1 : 0, 1).put(stage, 3).put(number, 4);
    }

    private List<List<LocationCode>> parts(int room) {
        var parts = new ArrayList<List<LocationCode>>();
        int left = 0;
        for (var place : locations) {
            if (place.bytes() > left) {
                parts.add(new ArrayList<>());
                left = room;
            }
            parts.getLast().add(place);
            left -= place.bytes();
        }
        if (parts.size() > MOST_FIGS) {
            throw new IllegalArgumentException(
                    "the places need " + parts.size() + " FIGs, a set has four: use coarser location codes");
        }
        return parts;
    }

    private static BitWriter header(boolean continued, boolean otherEnsemble, boolean secondHalfOfMinute) {
        return new BitWriter()
                .put(continued ? 1 : 0, 1)
                .put(otherEnsemble ? 1 : 0, 1)
                .put(secondHalfOfMinute ? 1 : 0, 1)
                .put(EXTENSION, 5);
    }

    /** FIG type 0 with its length before the body. */
    private static byte[] fig(BitWriter body) {
        var bytes = body.bytes();
        var fig = new byte[bytes.length + 1];
        fig[0] = (byte) bytes.length;
        System.arraycopy(bytes, 0, fig, 1, bytes.length);
        return fig;
    }
}
