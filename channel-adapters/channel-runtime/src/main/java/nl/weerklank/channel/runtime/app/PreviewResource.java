package nl.weerklank.channel.runtime.app;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.preview.ChannelPreview;
import nl.weerklank.contract.preview.Previewed;
import org.jboss.logging.Logger;

/** Shows what the channels of this process would make of an alert, with their own encoders and settings; sends nothing. */
@Path("/api/v1/previews")
@RunOnVirtualThread
public class PreviewResource {

    private static final Logger LOG = Logger.getLogger(PreviewResource.class);

    private final RuntimeConfig config;
    private final Map<String, ChannelPreview> byType = new TreeMap<>();
    private final Semaphore oneVoice = new Semaphore(1);

    PreviewResource(RuntimeConfig config) {
        this.config = config;
        ServiceLoader.load(ChannelPreview.class).forEach(preview -> byType.put(preview.type(), preview));
    }

    /** What one channel would make of it, or why it cannot say. */
    public record OfChannel(String channel, String type, List<Previewed> parts, String problem) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response preview(byte[] event) {
        AlertEvent alert;
        try {
            alert = ContractJson.read(event, AlertEvent.class);
        } catch (IllegalArgumentException e) {
            return Response.status(400).build();
        }
        var all = new ArrayList<OfChannel>();
        new TreeMap<>(config.channels())
                .forEach((name, channel) -> Optional.ofNullable(byType.get(channel.type()))
                        .ifPresent(preview -> all.add(of(name, channel, preview, alert))));
        return Response.ok(ContractJson.write(all)).build();
    }

    @POST
    @Path("{channel}/sound/{language}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("audio/wav")
    public Response sound(@PathParam("channel") String name, @PathParam("language") String language, byte[] event) {
        var channel = Optional.ofNullable(config.channels().get(name));
        var preview = channel.flatMap(found -> Optional.ofNullable(byType.get(found.type())));
        if (preview.isEmpty() || !oneVoice.tryAcquire()) {
            return Response.status(preview.isEmpty() ? 404 : 503).build();
        }
        try {
            var alert = ContractJson.read(event, AlertEvent.class);
            return preview.get()
                    .sound(alert, language, settings(name, channel.get()))
                    .map(wav -> Response.ok(wav).build())
                    .orElseGet(() -> Response.status(404).build());
        } catch (IllegalArgumentException e) {
            return Response.status(400).build();
        } finally {
            oneVoice.release();
        }
    }

    private OfChannel of(String name, RuntimeConfig.Channel channel, ChannelPreview preview, AlertEvent alert) {
        try {
            return new OfChannel(name, channel.type(), preview.preview(alert, settings(name, channel)), "");
        } catch (RuntimeException e) {
            LOG.warnf("preview not possible channel=%s cause=%s", name, e.getMessage());
            return new OfChannel(name, channel.type(), List.of(), String.valueOf(e.getMessage()));
        }
    }

    private ChannelSettings settings(String name, RuntimeConfig.Channel channel) {
        return new ChannelSettings(name, channel.settings(), config.stateDir().resolve(name), InstantSource.system());
    }
}
