package nl.weerklank.channel.cellbroadcast.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import nl.weerklank.channel.cellbroadcast.text.Pages;
import nl.weerklank.channel.cellbroadcast.text.WarningText.Manner;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertIds;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapUrgency;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageMakerTest {

    private static final Instant SENT = Instant.parse("2026-01-15T10:00:00Z");
    private static final Manner MANNER = new Manner("", ZoneId.of("Europe/Amsterdam"), 15);
    private final AtomicInteger codes = new AtomicInteger(7);

    @ParameterizedTest
    @CsvSource({
        "EXTREME, IMMEDIATE, OBSERVED, 4371, 4384",
        "EXTREME, IMMEDIATE, LIKELY, 4372, 4385",
        "EXTREME, EXPECTED, OBSERVED, 4373, 4386",
        "EXTREME, EXPECTED, LIKELY, 4374, 4387",
        "SEVERE, IMMEDIATE, OBSERVED, 4375, 4388",
        "SEVERE, IMMEDIATE, LIKELY, 4376, 4389",
        "SEVERE, EXPECTED, OBSERVED, 4377, 4390",
        "SEVERE, EXPECTED, LIKELY, 4378, 4391",
        "SEVERE, EXPECTED, UNKNOWN, 4378, 4391",
        "SEVERE, FUTURE, OBSERVED, 4396, 4397",
        "MODERATE, IMMEDIATE, OBSERVED, 4396, 4397",
        "MINOR, IMMEDIATE, OBSERVED, 6400, 6400"
    })
    void severityUrgencyAndCertaintyChooseTheIdentifier(
            CapSeverity severity, CapUrgency urgency, CapCertainty certainty, int local, int other) {
        var level = Level.of(SampleAlerts.chemicalFire(SENT), info(severity, urgency, certainty, List.of()), Mode.LIVE);
        assertThat(Identifiers.EU.of(level, true)).containsExactly(local);
        assertThat(Identifiers.EU.of(level, false)).containsExactly(other);
    }

    @Test
    void anExerciseIsNeverSentAsAnythingElse() {
        var cap = SampleAlerts.chemicalFire(SENT);
        for (var info : cap.infos()) {
            assertThat(Level.of(cap, info, Mode.EXERCISE)).isEqualTo(Level.EXERCISE);
        }
    }

    @Test
    void theHighestLevelIsAskedForByName() {
        var codes = List.of(new CapNamedValue("EU-Alert", "presidential"));
        var info = info(CapSeverity.EXTREME, CapUrgency.IMMEDIATE, CapCertainty.OBSERVED, codes);
        assertThat(Level.of(SampleAlerts.chemicalFire(SENT), info, Mode.LIVE)).isEqualTo(Level.PRESIDENTIAL);
    }

    @Test
    void theNetherlandsSendGraveAlertsOnOneIdentifierThatIsASetting() {
        assertThat(Identifiers.of(Map.of()).of(Level.SEVERE_EXPECTED_LIKELY, true))
                .containsExactly(4371);
        var changed = Identifiers.of(Map.of("identifier.severe-expected-likely", "4370", "duplicates", "919"));
        assertThat(changed.of(Level.SEVERE_EXPECTED_LIKELY, true)).containsExactly(4370, 919);
        assertThat(changed.of(Level.SEVERE_EXPECTED_LIKELY, false)).containsExactly(4391);
        assertThat(changed.of(Level.EXERCISE, true)).containsExactly(4381);
    }

    @Test
    void aWrongSettingIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Identifiers.of(Map.of("duplicates", "919,abc")))
                .withMessageContaining("duplicates")
                .withMessageContaining("abc");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Identifiers.of(Map.of("country", "xx")))
                .withMessageContaining("country");
    }

    @Test
    void eachLanguageIsOneMessageAndADuplicateSharesTheSerialNumber() {
        var maker = new MessageMaker(Identifiers.of(Map.of("duplicates", "919")), MANNER, "nl");
        var made = maker.make(SampleAlerts.event(SENT), List.of(), this::fresh).messages();
        assertThat(made).extracting(WarningMessage::messageId).containsExactly(4371, 919, 4384);
        assertThat(made).extracting(WarningMessage::language).containsExactly("nl", "nl", "en");
        assertThat(made).extracting(WarningMessage::primary).containsExactly(true, false, false);
        assertThat(made.get(0).serial()).isEqualTo(made.get(1).serial());
        assertThat(made.get(2).serial())
                .as("one code an alert is enough: another identifier makes it another message")
                .isEqualTo(made.get(0).serial());
        assertThat(codes).hasValue(8);
        assertThat(made.get(0).serial().scope()).isEqualTo(SerialNumber.Scope.PLMN);
    }

    @Test
    void theTextInEveryLanguageCarriesTheCodeByWhichItIsChecked() {
        var alert = SampleAlerts.event(SENT);
        var made = new MessageMaker(Identifiers.EU, MANNER, "nl").make(alert, List.of(), this::fresh);
        assertThat(made.messages())
                .hasSize(2)
                .allSatisfy(message -> assertThat(Pages.join(message.pages(), message.scheme()))
                        .contains("Code: " + AlertIds.shortCode(alert.alertId())));
    }

    @Test
    void anUpdateKeepsTheCodeAndCountsTheUpdateNumber() {
        var maker = new MessageMaker(Identifiers.of(Map.of()), MANNER, "nl");
        var first = SampleAlerts.chemicalFire(SENT);
        var one = maker.make(SampleAlerts.event(SENT), List.of(), this::fresh).messages();
        var update = SampleAlerts.followUp(first, SENT.plusSeconds(60), CapMsgType.UPDATE, 2);
        AlertEvent second = SampleAlerts.event(first, update, 2, Mode.LIVE);
        var two = maker.make(second, one, this::fresh).messages();
        assertThat(two.get(0).serial()).isEqualTo(one.get(0).serial().next());
        assertThat(two.get(0).serial().code()).isEqualTo(one.get(0).serial().code());
        assertThat(two.get(1).serial().update()).isEqualTo(1);
    }

    @Test
    void updateNumbersGoRoundAfterFifteen() {
        var serial = new SerialNumber(SerialNumber.Scope.PLMN, 0x124, 15);
        assertThat(serial.bits()).isEqualTo(0x524F);
        assertThat(serial.next().bits()).isEqualTo(0x5240);
        assertThat(SerialNumber.of(0x5240)).isEqualTo(serial.next());
    }

    @Test
    void whatCouldNotBeKeptIsSaid() {
        var maker = new MessageMaker(Identifiers.EU, new Manner("", ZoneId.of("Europe/Amsterdam"), 3), "nl");
        assertThat(maker.make(SampleAlerts.event(SENT), List.of(), this::fresh).notes())
                .hasSize(2)
                .allMatch(note -> note.contains("was shortened"));
    }

    private SerialNumber fresh() {
        return new SerialNumber(SerialNumber.Scope.PLMN, codes.getAndIncrement(), 0);
    }

    private static CapInfo info(
            CapSeverity severity, CapUrgency urgency, CapCertainty certainty, List<CapNamedValue> codes) {
        var like = SampleAlerts.chemicalFire(SENT).infos().getFirst();
        return new CapInfo(
                like.language(),
                like.categories(),
                like.event(),
                like.responseTypes(),
                urgency,
                severity,
                certainty,
                null,
                codes,
                like.effective(),
                like.onset(),
                like.expires(),
                like.senderName(),
                like.headline(),
                like.description(),
                like.instruction(),
                like.web(),
                null,
                List.of(),
                List.of(),
                like.areas());
    }
}
