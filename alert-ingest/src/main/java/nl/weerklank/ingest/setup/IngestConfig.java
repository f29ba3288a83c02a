package nl.weerklank.ingest.setup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What an installation decides about taking alerts in. */
@ConfigMapping(prefix = "weerklank.ingest")
public interface IngestConfig {

    /** The keys that issued events are signed with. */
    Signing signing();

    /** The embedded accounts; without it only an identity provider lets anybody in. */
    Optional<Path> accountsFile();

    /** The senders, their keys and mandates; without it every message is refused. */
    Optional<Path> sendersFile();

    /** The published JSON schemas of CSAF and STIX, fetched by the installation; without it they are not asked. */
    Optional<Path> schemasDir();

    /** GeoJSON outlines that replace the shipped approximate ones. */
    Optional<Path> municipalitiesFile();

    /** Further public keys whose events count as issued, such as those before a change of keys. */
    Optional<Path> trustFile();

    Limits limits();

    /** Ed25519 private keys as PEM, and the names under which verifiers know them. */
    interface Signing {
        Path liveKey();

        String liveKeyId();

        Path exerciseKey();

        String exerciseKeyId();
    }

    /** What is refused by policy. */
    interface Limits {
        /** How far ahead of this clock a message may claim to have been sent. */
        @WithDefault("PT5M")
        Duration sentInFuture();

        /** How long ago a message may have been sent. */
        @WithDefault("PT24H")
        Duration sentInPast();

        /** The largest area of one message in square kilometres; the default holds the Netherlands with its waters. */
        @WithDefault("60000")
        double areaKm2();
    }
}
