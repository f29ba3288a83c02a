package nl.weerklank.local.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import nl.weerklank.local.system.MandatedSender;

/** What a seismic network sends under its mandate: an earthquake in Groningen, as an exercise. */
final class EarthquakeMessage {

    private static final DateTimeFormatter CAP_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private EarthquakeMessage() {}

    static byte[] exercise(String identifier, Instant now) {
        return message(identifier, now, "Exercise");
    }

    /** The same for real: the simulated networks carry it. */
    static byte[] live(String identifier, Instant now) {
        return message(identifier, now, "Actual");
    }

    private static byte[] message(String identifier, Instant now, String status) {
        var sent = now.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.ofHours(1));
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
                  <identifier>%s</identifier>
                  <sender>%s</sender>
                  <sent>%s</sent>
                  <status>%s</status>
                  <msgType>Alert</msgType>
                  <scope>Public</scope>
                  <note>measurement</note>
                  <info>
                    <language>nl-NL</language>
                    <category>Geo</category>
                    <event>Aardbeving</event>
                    <responseType>Shelter</responseType>
                    <urgency>Immediate</urgency>
                    <severity>Severe</severity>
                    <certainty>Observed</certainty>
                    <eventCode><valueName>%s</valueName><value>%s</value></eventCode>
                    <expires>%s</expires>
                    <senderName>Seismisch meetnet</senderName>
                    <headline>Aardbeving bij Loppersum</headline>
                    <description>Een aardbeving met magnitude 4,1 is gemeten bij Loppersum.</description>
                    <instruction>Ga onder een stevige tafel zitten. Blijf weg van ramen.</instruction>
                    <area><areaDesc>Loppersum en omgeving</areaDesc><circle>53.3300,6.7500 10</circle></area>
                  </info>
                </alert>
                """.formatted(
                        identifier,
                        MandatedSender.ID,
                        CAP_TIME.format(sent),
                        status,
                        MandatedSender.EVENT_CODE_NAME,
                        MandatedSender.EVENT_CODE,
                        CAP_TIME.format(sent.plusHours(1)))
                .getBytes(StandardCharsets.UTF_8);
    }
}
