package nl.weerklank.signal.format.cyber;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.SignalReader;
import nl.weerklank.signal.format.SourceFacts;
import nl.weerklank.signal.format.Unreadable;
import nl.weerklank.signal.format.text.Json;

/** CSAF 2.0: advisories, and every way a provider lists them: ROLIE feeds, services and categories, metadata, index and changes. */
public final class CsafReader implements SignalReader {

    @Override
    public String format() {
        return "csaf";
    }

    @Override
    public List<Entry> read(byte[] raw, SourceFacts source) {
        try {
            if (!Json.looksLike(raw)) {
                return listing(new String(raw, StandardCharsets.UTF_8), source);
            }
            var root = Json.read(raw);
            if (root.has("document")) {
                return CsafAdvisory.read(root, source);
            }
            return directory(root, source);
        } catch (Unreadable e) {
            return List.of(e.refused());
        }
    }

    private static List<Entry> directory(JsonNode root, SourceFacts source) throws Unreadable {
        if (root.has("feed")) {
            return feed(root.path("feed"), source);
        }
        if (root.has("service")) {
            var entries = new ArrayList<Entry>();
            for (var workspace : root.path("service").path("workspace")) {
                for (var collection : workspace.path("collection")) {
                    entries.add(link(Json.text(collection, "href"), "", "/service/workspace", source));
                }
            }
            return entries.isEmpty() ? List.of(new Entry.Noted("", "a service without collections")) : entries;
        }
        if (root.has("categories")) {
            return List.of(new Entry.Noted("", "a list of categories"));
        }
        if (root.has("aggregator") || root.has("publisher") && root.has("metadata_version")) {
            return metadata(root, source);
        }
        throw new Unreadable(
                Rule.WRONG_FORMAT,
                "",
                "the file is neither an advisory nor a directory of CSAF",
                "check the address: provider-metadata.json, a ROLIE feed, index.txt, changes.csv or an advisory");
    }

    private static List<Entry> feed(JsonNode feed, SourceFacts source) {
        var entries = new ArrayList<Entry>();
        int number = 0;
        for (var entry : feed.path("entry")) {
            var place = "/feed/entry/" + number++;
            var address = Json.text(entry.path("content"), "src");
            for (var link : entry.path("link")) {
                if (address.isEmpty() && Json.text(link, "rel").equals("self")) {
                    address = Json.text(link, "href");
                }
            }
            entries.add(link(address, Json.text(entry, "updated"), place, source));
        }
        return entries.isEmpty() ? List.of(new Entry.Noted("", "a feed without entries")) : entries;
    }

    private static List<Entry> metadata(JsonNode root, SourceFacts source) {
        var entries = new ArrayList<Entry>();
        for (var distribution : root.path("distributions")) {
            for (var feed : distribution.path("rolie").path("feeds")) {
                entries.add(link(Json.text(feed, "url"), "", "/distributions", source));
            }
            var directory = Json.text(distribution, "directory_url");
            if (!directory.isEmpty()) {
                entries.add(link(
                        directory + (directory.endsWith("/") ? "" : "/") + "changes.csv",
                        "",
                        "/distributions",
                        source));
            }
        }
        for (var provider : root.path("csaf_providers")) {
            entries.add(link(
                    Json.text(provider.path("metadata"), "url"),
                    Json.text(provider.path("metadata"), "last_updated"),
                    "/csaf_providers",
                    source));
        }
        return entries.isEmpty() ? List.of(new Entry.Noted("", "metadata without distributions")) : entries;
    }

    /** index.txt names a file a line, changes.csv a file and a time. */
    private static List<Entry> listing(String text, SourceFacts source) throws Unreadable {
        var entries = new ArrayList<Entry>();
        var lines = text.split("\r\n|\n|\r");
        for (int i = 0; i < lines.length; i++) {
            var line = lines[i].strip();
            if (line.isEmpty()) {
                continue;
            }
            var parts = line.split(",", 2);
            var path = unquoted(parts[0]);
            if (!path.endsWith(".json")) {
                throw new Unreadable(
                        Rule.WRONG_FORMAT,
                        "line " + (i + 1),
                        "the line names no file of CSAF",
                        "check the address: index.txt or changes.csv of a CSAF provider");
            }
            entries.add(link(path, parts.length > 1 ? unquoted(parts[1]) : "", "line " + (i + 1), source));
        }
        return entries.isEmpty() ? List.of(new Entry.Noted("", "an empty list")) : entries;
    }

    private static String unquoted(String text) {
        return text.strip().replaceAll("^\"|\"$", "");
    }

    private static Entry link(String address, String changed, String place, SourceFacts source) {
        try {
            if (address.isEmpty()) {
                throw new IllegalArgumentException("no address");
            }
            var uri = URI.create(address);
            return new Entry.Linked(
                    source.address() == null ? uri : source.address().resolve(uri), "csaf", changed);
        } catch (IllegalArgumentException e) {
            return new Entry.Refused(
                    Rule.INVALID_VALUE, place, "the link is no address", "tell the provider of the directory");
        }
    }
}
