package nl.weerklank.signal.format.cyber;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.SignalReader;
import nl.weerklank.signal.format.SourceFacts;
import nl.weerklank.signal.format.Unreadable;
import nl.weerklank.signal.format.text.Json;

/** TAXII 2.1: discovery, API roots and collections lead on; an envelope holds objects of STIX and may have more pages. */
public final class TaxiiReader implements SignalReader {

    private static final String TAXII = "taxii";

    @Override
    public String format() {
        return TAXII;
    }

    @Override
    public List<Entry> read(byte[] raw, SourceFacts source) {
        try {
            return message(Json.read(raw), source);
        } catch (Unreadable e) {
            return List.of(e.refused());
        }
    }

    private static List<Entry> message(JsonNode root, SourceFacts source) throws Unreadable {
        if (root.path("api_roots").isArray() || root.has("default")) {
            return discovery(root, source);
        }
        if (root.path("collections").isArray()) {
            return collections(root.path("collections"), source);
        }
        if (root.path("versions").isArray() && root.has("max_content_length")) {
            return List.of(link(source, "collections/", "/versions"));
        }
        if (Json.text(root, "type").equals("bundle")) {
            throw new Unreadable(
                    Rule.UNSUPPORTED_VERSION,
                    "/type",
                    "the answer is a bundle as TAXII 2.0 has it",
                    "ask with Accept: application/taxii+json;version=2.1");
        }
        if (root.has("can_read") && root.has("id")) {
            return collections(List.of(root), source);
        }
        if (root.has("request_timestamp") || root.has("http_status") || root.has("error_id")) {
            return List.of(new Entry.Noted("", "a status or an error message"));
        }
        return envelope(root, source);
    }

    private static List<Entry> envelope(JsonNode root, SourceFacts source) throws Unreadable {
        boolean empty = root.isObject() && (root.isEmpty() || root.has("more"));
        if (!root.path("objects").isArray()) {
            if (empty) {
                return List.of(new Entry.Noted("", "an envelope without objects"));
            }
            throw new Unreadable(
                    Rule.WRONG_FORMAT,
                    "",
                    "the answer is no resource of TAXII 2.1",
                    "check the address: discovery, an API root, collections/ or collections/ID/objects/");
        }
        var objects = root.path("objects");
        if (!objects.isEmpty() && objects.get(0).has("date_added")) {
            return List.of(new Entry.Noted("", "a manifest"));
        }
        var entries = new ArrayList<>(StixReader.objects(objects, "/objects", source));
        var next = Json.text(root, "next");
        if (root.path("more").asBoolean() && !next.isEmpty() && source.address() != null) {
            entries.add(page(source.address(), next));
        }
        return entries;
    }

    private static Entry page(URI address, String next) {
        var query = address.getRawQuery() == null
                ? ""
                : address.getRawQuery().replaceAll("(^|&)next=[^&]*", "").replaceFirst("^&", "");
        var whole = (query.isEmpty() ? "" : query + "&") + "next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        return new Entry.Linked(address.resolve(address.getRawPath() + "?" + whole), TAXII, "");
    }

    private static List<Entry> discovery(JsonNode root, SourceFacts source) {
        var entries = new ArrayList<Entry>();
        for (var one : root.path("api_roots")) {
            entries.add(link(source, withSlash(one.asText()) + "collections/", "/api_roots"));
        }
        return entries.isEmpty() ? List.of(new Entry.Noted("", "a server without API roots")) : entries;
    }

    private static List<Entry> collections(Iterable<JsonNode> collections, SourceFacts source) {
        var entries = new ArrayList<Entry>();
        for (var collection : collections) {
            if (collection.path("can_read").asBoolean()) {
                boolean single =
                        source.address() != null && source.address().getPath().contains(Json.text(collection, "id"));
                entries.add(
                        link(source, (single ? "" : Json.text(collection, "id") + "/") + "objects/", "/collections"));
            } else {
                entries.add(new Entry.Noted("/collections", "a collection that may not be read"));
            }
        }
        return entries.isEmpty() ? List.of(new Entry.Noted("", "an API root without collections")) : entries;
    }

    private static Entry link(SourceFacts source, String address, String place) {
        try {
            var uri = URI.create(address);
            return new Entry.Linked(
                    source.address() == null ? uri : slashed(source.address()).resolve(uri), TAXII, "");
        } catch (IllegalArgumentException e) {
            return new Entry.Refused(Rule.INVALID_VALUE, place, "the link is no address", "tell the server's operator");
        }
    }

    private static URI slashed(URI address) {
        return address.getRawPath().endsWith("/") ? address : address.resolve(address.getRawPath() + "/");
    }

    private static String withSlash(String address) {
        return address.endsWith("/") ? address : address + "/";
    }
}
