package nl.weerklank.ingest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The senders that tests know. */
public final class TestSenders {

    /** Anybody may write for it, nothing goes out without a second person. */
    public static final String CENTRE = "meldkamer@centre.example";

    /** Its own account proves it; may warn alone of chemical fires near Moerdijk. */
    public static final String STATION = "station@centre.example";

    /** Had a mandate that has ended. */
    public static final String RETIRED = "retired@centre.example";

    /** Must sign; may warn alone of chemical fires.  */
    public static final String SIGNER = "signer@centre.example";

    /** Breaks the order of elements and is forgiven. */
    public static final String UNTIDY = "untidy@centre.example";

    /** Kept as files, because the service and the test are loaded apart. */
    public static final String KEY_FILE = "signer.key.der";

    public static final String CERTIFICATE_FILE = "signer.pem";

    private TestSenders() {}

    static String json() {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return """
            {"senders": [
              {"id": "%s"},
              {"id": "%s", "accounts": ["station"], "mandates": [
                {"id": "M-chemical", "categories": ["Fire", "CBRNE"],
                 "eventCodes": [{"valueName": "nl.weerklank.hazard", "value": "chemical"}],
                 "area": {"circles": [{"centre": {"latitude": 51.6922, "longitude": 4.5958}, "radiusKm": 15}]},
                 "expires": "%s"}]},
              {"id": "%s", "accounts": ["station"], "mandates": [
                {"id": "M-old", "categories": ["Fire", "CBRNE"], "expires": "%s"}]},
              {"id": "%s", "mustSign": true, "certificateFiles": ["signer.pem"], "mandates": [
                {"id": "M-signed", "categories": ["Fire", "CBRNE"], "expires": "%s"}]},
              {"id": "%s", "lenient": true},
              {"id": "signals@weerklank.example", "accounts": ["rules"], "mandates": [
                {"id": "earthquake-early-warning", "categories": ["Geo"],
                 "area": {"circles": [{"centre": {"latitude": 53.3, "longitude": 6.75}, "radiusKm": 100}]},
                 "expires": "%s"}]}
            ]}
            """.formatted(
                        CENTRE,
                        STATION,
                        now.plus(1, ChronoUnit.DAYS),
                        RETIRED,
                        now.minus(1, ChronoUnit.DAYS),
                        SIGNER,
                        now.plus(1, ChronoUnit.DAYS),
                        UNTIDY,
                        now.plus(1, ChronoUnit.DAYS));
    }
}
