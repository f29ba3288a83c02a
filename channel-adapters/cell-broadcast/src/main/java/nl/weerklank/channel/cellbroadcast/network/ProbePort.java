package nl.weerklank.channel.cellbroadcast.network;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import nl.weerklank.channel.cellbroadcast.link.Link;
import nl.weerklank.channel.cellbroadcast.link.LinkHandler;
import nl.weerklank.contract.json.ContractJson;
import org.jspecify.annotations.Nullable;

/** Where reference phones report, a JSON object a line: first where they stand and what they show, then each new message. */
final class ProbePort {

    private final Air air;
    private final List<Link> listeners = new ArrayList<>();

    ProbePort(Air air) {
        this.air = air;
        air.onShown(this::shown);
    }

    LinkHandler handler() {
        return new LinkHandler() {
            @Override
            public void opened(Link link) {
                listeners.add(link);
                link.send(everything());
            }

            @Override
            public void received(Link link, ByteBuffer octets) {
                octets.position(octets.limit());
            }

            @Override
            public void closed(Link link, String reason) {
                listeners.remove(link);
            }
        };
    }

    private byte[] everything() {
        var all = new ByteArrayOutputStream();
        for (var phone : air.phones()) {
            if (!phone.furtherLanguages()) {
                all.writeBytes(line(phone, null));
                phone.shown().forEach(shown -> all.writeBytes(line(phone, shown)));
            }
        }
        return all.toByteArray();
    }

    private void shown(Phone phone, Phone.Shown shown) {
        if (!phone.furtherLanguages()) {
            List.copyOf(listeners).forEach(link -> link.send(line(phone, shown)));
        }
    }

    private static byte[] line(Phone phone, Phone.@Nullable Shown shown) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("probe", phone.name());
        fields.put("latitude", phone.latitude());
        fields.put("longitude", phone.longitude());
        fields.put("messageId", shown == null ? null : shown.messageId());
        fields.put("serial", shown == null ? null : shown.serial());
        fields.put("text", shown == null ? null : shown.text());
        var line = new ByteArrayOutputStream();
        line.writeBytes(ContractJson.write(fields));
        line.write('\n');
        return line.toByteArray();
    }
}
