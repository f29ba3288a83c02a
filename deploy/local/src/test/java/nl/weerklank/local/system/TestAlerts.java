package nl.weerklank.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import nl.weerklank.local.client.CrisisCentre;
import nl.weerklank.local.client.Dissemination;
import nl.weerklank.local.client.Poll;

/** Alerts for tests of the whole system: each a new message for a circle of its own. */
record TestAlerts(String identifier, byte[] xml) {

    static final List<String> FIRST_WAVE = List.of("cell-broadcast", "siren", "radio", "web");

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    static TestAlerts circle(double latitude, double longitude, double radiusKm) {
        var format = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
        var now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.ofHours(1));
        var identifier = "test-" + UUID.randomUUID();
        var xml = """
                <?xml version="1.0" encoding="UTF-8"?>
                <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
                  <identifier>%s</identifier>
                  <sender>test@weerklank.example</sender>
                  <sent>%s</sent>
                  <status>Actual</status>
                  <msgType>Alert</msgType>
                  <scope>Public</scope>
                  <info>
                    <language>nl-NL</language>
                    <category>Fire</category>
                    <event>Grote brand</event>
                    <responseType>Shelter</responseType>
                    <urgency>Immediate</urgency>
                    <severity>Extreme</severity>
                    <certainty>Observed</certainty>
                    <expires>%s</expires>
                    <senderName>Test</senderName>
                    <headline>Grote brand: ga naar binnen %s</headline>
                    <description>Er komt rook vrij.</description>
                    <instruction>Sluit ramen en deuren.</instruction>
                    <area><areaDesc>testgebied</areaDesc><circle>%s</circle></area>
                  </info>
                </alert>
                """.formatted(
                        identifier,
                        format.format(now),
                        format.format(now.plusHours(1)),
                        identifier.substring(5, 13),
                        String.format(Locale.ROOT, "%.4f,%.4f %.2f", latitude, longitude, radiusKm));
        return new TestAlerts(identifier, xml.getBytes(StandardCharsets.UTF_8));
    }

    CrisisCentre.Submitted submit(RunningSystem running) {
        var centre = running.centre();
        return centre.submit(xml, "application/cap+xml", centre.credential("anna"));
    }

    /** Hands it in, approves it and waits until every channel of the first wave has transmitted it. */
    Dissemination issueAndAwaitAllChannels(RunningSystem running) {
        var centre = running.centre();
        var issued = centre.approve(submit(running).id(), centre.credential("bram"));
        return await(running, issued.alertId(), TestAlerts::transmittedByAll);
    }

    static Dissemination await(RunningSystem running, String alertId, Predicate<Dissemination> enough) {
        var centre = running.centre();
        var operator = centre.credential("otto");
        var reached = Poll.until(PATIENCE, () -> centre.dissemination(alertId, operator), enough);
        assertThat(reached)
                .as(() -> "alert " + alertId + " comes as far as expected; it is now: "
                        + centre.raw(alertId, operator).map(answer -> answer.text()))
                .isPresent();
        return reached.orElseThrow();
    }

    static boolean transmittedByAll(Dissemination now) {
        return FIRST_WAVE.stream()
                .allMatch(name -> now.channels().stream()
                        .filter(channel -> channel.channel().equals(name))
                        .flatMap(channel -> channel.orders().stream())
                        .flatMap(order -> order.rungs().stream())
                        .anyMatch(rung -> rung.rung().equals("TRANSMITTED")));
    }
}
