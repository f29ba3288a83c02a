package nl.weerklank.channel.web.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import nl.weerklank.channel.web.board.Board;
import nl.weerklank.channel.web.board.PublicAlert;
import nl.weerklank.channel.web.page.MapDrawing;
import nl.weerklank.channel.web.seen.SeenSample;
import nl.weerklank.channel.web.text.Languages;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.place.Place;
import nl.weerklank.contract.signature.TrustStore;

/** The board as JSON, GeoJSON (RFC 7946), flattened JWS (RFC 7515) and the keys as a JWK set (RFC 8037). */
public final class JsonFeeds {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ED25519_BYTES = 32;
    private static final int MOST_ENDED = 50;
    private static final double PRECISION = 1e6;

    private final String publicAddress;

    /** @param publicAddress what stands before each path in links, without a slash at its end */
    public JsonFeeds(String publicAddress) {
        this.publicAddress = publicAddress;
    }

    /** All alerts that hold, and the ended ones that are still shown. */
    public byte[] alerts(Board board, Instant heard, boolean lost) {
        var root = state(board, heard, lost);
        var list = root.putArray("alerts");
        board.current().forEach(a -> list.add(alert(a)));
        board.ended().stream().limit(MOST_ENDED).forEach(a -> list.add(alert(a)));
        return bytes(root);
    }

    /** One alert with all its texts. */
    public byte[] one(PublicAlert alert) {
        return bytes(alert(alert));
    }

    /** What revision the board has: the smallest answer that shows whether anything is new. */
    public byte[] revision(Board board, Instant heard, boolean lost) {
        return bytes(state(board, heard, lost));
    }

    /** Alerts that hold as features, each with its area. */
    public byte[] geoJson(Board board) {
        var root = JSON.createObjectNode().put("type", "FeatureCollection");
        var features = root.putArray("features");
        for (var alert : board.current()) {
            var feature = features.addObject().put("type", "Feature").put("id", alert.id());
            var geometry = feature.putObject("geometry").put("type", "MultiPolygon");
            var polygons = geometry.putArray("coordinates");
            MapDrawing.rings(alert.event().cap(), alert.event().target())
                    .forEach(ring -> ring(polygons.addArray().addArray(), ring));
            feature.set("properties", alert(alert));
        }
        return bytes(root);
    }

    /** Towns as name, latitude and longitude, the largest first. */
    public static byte[] towns(List<Place> places) {
        var root = JSON.createArrayNode();
        places.stream()
                .sorted(java.util.Comparator.comparingInt(Place::population).reversed())
                .forEach(p -> root.addArray()
                        .add(p.name())
                        .add(Math.round(p.latitude() * 1e4) / 1e4)
                        .add(Math.round(p.longitude() * 1e4) / 1e4));
        return bytes(root);
    }

    /** The signed alert as it came from the issuer: what anyone can verify. */
    public static byte[] jws(SignedAlert signed) {
        return bytes(JSON.createObjectNode()
                .put("protected", signed.protectedHeader())
                .put("payload", signed.payload())
                .put("signature", signed.signature()));
    }

    /** The issuers' public keys. */
    public static byte[] keys(TrustStore trust) {
        var root = JSON.createObjectNode();
        var keys = root.putArray("keys");
        trust.keys().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            var key = keys.addObject()
                    .put("kty", "OKP")
                    .put("crv", "Ed25519")
                    .put("use", "sig")
                    .put("kid", entry.getKey())
                    .put("x", x(entry.getValue()));
            var modes = key.putArray("modes");
            entry.getValue().modes().stream().sorted().forEach(m -> modes.add(m.name()));
        });
        return bytes(root);
    }

    /** The raw public key in base64url: the last 32 bytes of its SubjectPublicKeyInfo. */
    private static String x(TrustStore.TrustedKey key) {
        var encoded = key.publicKey().getEncoded();
        var raw = java.util.Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    }

    private ObjectNode state(Board board, Instant heard, boolean lost) {
        return JSON.createObjectNode()
                .put("revision", board.revision())
                .put("changedAt", board.changedAt().toString())
                .put("sourceHeardAt", heard.toString())
                .put("sourceLost", lost);
    }

    private ObjectNode alert(PublicAlert alert) {
        var cap = alert.event().cap();
        var node = JSON.createObjectNode()
                .put("id", alert.id())
                .put("code", alert.code())
                .put("version", alert.version())
                .put("standing", alert.standing().name())
                .put("mode", alert.event().mode().name())
                .put("msgType", cap.msgType().word())
                .put("sent", cap.sent().toString())
                .put("expires", alert.event().expires().toString())
                .put("changedAt", alert.changedAt().toString())
                .put("page", publicAddress + "/alert/" + alert.id())
                .put("cap", publicAddress + "/alert/" + alert.id() + ".cap.xml")
                .put("signed", publicAddress + "/alert/" + alert.id() + ".jws.json");
        var ended = alert.endedAt();
        if (ended != null) {
            node.put("endedAt", ended.toString());
        }
        if (ended == null) {
            node.put("seenOneIn", SeenSample.of(alert.event()).oneIn());
        }
        var infos = node.putArray("infos");
        cap.infos().forEach(i -> info(infos.addObject(), i));
        var cells = node.putArray("cells");
        alert.event().target().compact().forEach(cells::add);
        return node;
    }

    private static void info(ObjectNode node, CapInfo info) {
        node.put("language", Languages.tag(info.languageOrDefault()))
                .put("event", info.event())
                .put("severity", info.severity().word())
                .put("urgency", info.urgency().word())
                .put("certainty", info.certainty().word())
                .put("senderName", info.senderName())
                .put("headline", info.headline())
                .put("description", info.description())
                .put("instruction", info.instruction());
        var areas = node.putArray("areas");
        info.areas().forEach(a -> areas.add(a.areaDesc()));
    }

    /** A ring as RFC 7946 §3.1.6 wants it: longitude first, closed, counter-clockwise. */
    private static void ring(ArrayNode into, List<CapPoint> ring) {
        var points = new java.util.ArrayList<>(ring);
        if (!points.getFirst().equals(points.getLast())) {
            points.add(points.getFirst());
        }
        double twiceArea = 0;
        for (int i = 0; i + 1 < points.size(); i++) {
            twiceArea += points.get(i).longitude() * points.get(i + 1).latitude()
                    - points.get(i + 1).longitude() * points.get(i).latitude();
        }
        (twiceArea < 0 ? points.reversed() : points)
                .forEach(p -> into.addArray().add(rounded(p.longitude())).add(rounded(p.latitude())));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * PRECISION) / PRECISION;
    }

    private static byte[] bytes(Object node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON is always JSON", e);
        }
    }
}
