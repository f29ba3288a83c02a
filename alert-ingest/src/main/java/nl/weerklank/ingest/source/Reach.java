package nl.weerklank.ingest.source;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/** Where a declared address may lead: to itself, and to machines of the public internet; never from outside to inside. */
final class Reach {

    private Reach() {}

    /** Why the address may not be followed from the declared one; empty when it may. */
    static Optional<String> refusal(URI declared, URI target) {
        var scheme = target.getScheme();
        if (!"http".equals(scheme) && !"https".equals(scheme) || target.getHost() == null) {
            return Optional.of("the address is neither http nor https");
        }
        if ("https".equals(declared.getScheme()) && "http".equals(scheme)) {
            return Optional.of("the address leads from https to http");
        }
        if (target.getHost().equalsIgnoreCase(declared.getHost()) && port(target) == port(declared)) {
            return Optional.empty();
        }
        try {
            for (var address : InetAddress.getAllByName(target.getHost())) {
                if (!isPublic(address)) {
                    return Optional.of("the address leads into a private network");
                }
            }
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("the address leads to a host that is not known");
        }
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        if (address instanceof Inet6Address) {
            // unique local fc00::/7; 6to4 and NAT64 may carry any address of IPv4 inside
            return (first & 0xFE) != 0xFC && !(first == 0x20 && second == 0x02) && !(first == 0 && second == 0x64);
        }
        boolean shared = first == 100 && (second & 0xC0) == 64;
        boolean special = first == 0 || first >= 240 || first == 198 && (second == 18 || second == 19);
        boolean protocol = first == 192 && second == 0 && bytes[2] == 0;
        return !shared && !special && !protocol;
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : "https".equals(address.getScheme()) ? 443 : 80;
    }
}
