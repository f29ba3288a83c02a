package nl.weerklank.channel.web.site;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.weerklank.channel.web.board.Archive;
import nl.weerklank.channel.web.board.PublicAlert;
import nl.weerklank.channel.web.feed.AtomFeed;
import nl.weerklank.channel.web.feed.JsonFeeds;
import nl.weerklank.channel.web.feed.Publisher;
import nl.weerklank.channel.web.http.Representation;
import nl.weerklank.channel.web.page.Pages;
import nl.weerklank.channel.web.text.UiTexts;
import nl.weerklank.contract.place.Place;
import nl.weerklank.contract.signature.TrustStore;

/** What every moment of the site is written with. */
public final class SiteParts {

    private final Map<String, UiTexts> languages;
    private final String publicAddress;
    private final Map<String, Representation> assets;
    private final Pages pages;
    private final JsonFeeds json;
    private final AtomFeed atom;
    private final byte[] keys;
    private final byte[] towns = JsonFeeds.towns(Place.shipped());
    private final Publisher publisher;

    /**
     * @param publicAddress what stands before each path in links to the outside
     * @param publisher signs the CAP messages
     */
    public SiteParts(Map<String, UiTexts> languages, String publicAddress, TrustStore trust, Publisher publisher) {
        this.languages = languages;
        this.publicAddress = publicAddress;
        var files = new Assets();
        this.assets = files.byPath();
        this.pages = new Pages(languages, files.names(), keyViews(trust));
        this.json = new JsonFeeds(publicAddress);
        this.atom = new AtomFeed(publicAddress, first().get("site_name"));
        this.keys = JsonFeeds.keys(trust);
        this.publisher = publisher;
    }

    /** The site as it is at this moment; what left the board is looked up in the archive. */
    public PublicSite at(Pages.Now now, Archive archive) {
        return new PublicSite(this, now, archive);
    }

    Map<String, UiTexts> languages() {
        return languages;
    }

    UiTexts first() {
        return Objects.requireNonNull(languages.get(UiTexts.FIRST), "the first language is always there");
    }

    Map<String, Representation> assets() {
        return assets;
    }

    Pages pages() {
        return pages;
    }

    JsonFeeds json() {
        return json;
    }

    AtomFeed atom() {
        return atom;
    }

    byte[] keys() {
        return keys;
    }

    String publicAddress() {
        return publicAddress;
    }

    byte[] towns() {
        return towns;
    }

    Optional<byte[]> cap(PublicAlert alert) {
        return publisher.signed(alert.event().cap());
    }

    Optional<byte[]> certificate() {
        return Optional.of(publisher.certificatePem().getBytes(StandardCharsets.US_ASCII));
    }

    private static List<Pages.KeyView> keyViews(TrustStore trust) {
        return trust.keys().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> new Pages.KeyView(
                        e.getKey(),
                        e.getValue().modes().stream().sorted().map(Enum::name).collect(Collectors.joining(", ")),
                        fingerprint(e.getValue().publicKey().getEncoded())))
                .toList();
    }

    /** The first 16 bytes of SHA-256 over the key, in groups of four digits. */
    private static String fingerprint(byte[] key) {
        try {
            var hash = java.security.MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(hash, 0, 16).replaceAll("(.{4})(?=.)", "$1 ");
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
