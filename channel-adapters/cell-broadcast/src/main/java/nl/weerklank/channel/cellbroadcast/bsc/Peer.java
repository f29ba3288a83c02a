package nl.weerklank.channel.cellbroadcast.bsc;

import java.net.InetSocketAddress;

/**
 * How the centre and one BSC find each other.
 *
 * @param name in reports and logs
 * @param address where the BSC listens, or where the centre listens for it
 * @param dialsIn whether the BSC connects to the centre
 */
public record Peer(String name, InetSocketAddress address, boolean dialsIn) {

    /**
     * Reads {@code host:port} or {@code listen:[host:]port}; a listening address without a host is the loopback one.
     *
     * @throws IllegalArgumentException naming the text that is wrong
     */
    public static Peer of(String name, String text) {
        var trimmed = text.strip();
        boolean dialsIn = trimmed.startsWith("listen:");
        var place = dialsIn ? trimmed.substring("listen:".length()) : trimmed;
        int colon = place.lastIndexOf(':');
        var host = colon < 0 ? "" : place.substring(0, colon);
        try {
            int port = Integer.parseInt(place.substring(colon + 1));
            if (host.isEmpty() && !dialsIn || port < 0 || port > 0xFFFF) {
                throw new NumberFormatException(place);
            }
            return new Peer(name, new InetSocketAddress(host.isEmpty() ? "127.0.0.1" : host, port), dialsIn);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("setting bscs: '" + text + "' must be host:port or listen:port", e);
        }
    }
}
