package nl.weerklank.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import nl.weerklank.contract.alert.Authority;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCategory;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapStatus;
import nl.weerklank.ingest.check.TestInfos;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class MandateIT {

    private final Api station = Api.as("station");

    @BeforeEach
    void waitUntilReady() {
        Ready.withDesk();
    }

    @Test
    void aNamedSenderIssuesItsKindOfHazardAloneAndTheRecordFollows() {
        var message = TestMessages.from(TestSenders.STATION);

        var answer = station.submit(message);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        String id = answer.path("id");
        var event = TestKeys.event(IssuedAlerts.of(id).getFirst());
        assertThat(event.mode()).isEqualTo(Mode.LIVE);
        assertThat(event.authority()).isInstanceOfSatisfying(Authority.Mandated.class, by -> {
            assertThat(by.mandate()).isEqualTo("M-chemical");
            assertThat(by.sender()).isEqualTo(TestSenders.STATION);
        });
        Eventually.that(
                () -> station.list("alertId=" + id),
                page -> assertThat(page.<String>path("items[0].mandate")).isEqualTo("M-chemical"));
    }

    @Test
    void theSameMessageAgainIsIssuedOnceAndGetsTheSameAnswer() {
        var message = TestMessages.from(TestSenders.STATION);

        var first = station.submit(message);
        var again = station.submit(message);

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(IssuedAlerts.of(first.path("id"))).hasSize(1);
    }

    @Test
    void anUpdateAndACancelOfItsOwnAlertNeedNoSecondPersonEither() {
        var first = TestMessages.from(TestSenders.STATION);
        String alertId = station.submit(first).path("alertId");
        var update = TestMessages.after(first.cap(), CapMsgType.UPDATE);

        assertThat(station.submit(update).<Integer>path("version")).isEqualTo(2);
        var cancel = station.submit(
                TestMessages.after(update.cap(), CapMsgType.CANCEL).withoutInfos());

        assertThat(cancel.statusCode()).as(cancel.asString()).isEqualTo(202);
        assertThat(IssuedAlerts.of(alertId)).hasSize(3);
    }

    @Test
    void anExerciseGoesOutUnderTheExerciseKey() {
        var answer = station.submit(TestMessages.from(TestSenders.STATION).status(CapStatus.EXERCISE));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(TestKeys.event(IssuedAlerts.of(answer.path("id")).getFirst()).mode())
                .isEqualTo(Mode.EXERCISE);
    }

    @Test
    void anotherHazardWaitsForASecondPersonAndSaysWhy() {
        var flood = TestMessages.from(TestSenders.STATION)
                .infos(info -> TestInfos.of(
                        info, CapCategory.MET, List.of(new CapNamedValue("nl.weerklank.hazard", "flood"))));

        waits(station.submit(flood), "hazard");
    }

    @Test
    void anAreaBeyondTheMandateWaitsForASecondPerson() {
        var far = new CapArea(
                "Zwolle", List.of(), List.of(new CapCircle(new CapPoint(52.51, 6.09), 3)), List.of(), null, null);

        waits(
                station.submit(TestMessages.from(TestSenders.STATION).infos(info -> TestInfos.in(info, List.of(far)))),
                "area");
    }

    @Test
    void aMandateThatHasEndedIsNone() {
        waits(station.submit(TestMessages.from(TestSenders.RETIRED)), "M-old holds");
    }

    @Test
    void aMandateIsNotUsedWhereTheSubmitterAsksForASecondPair() {
        var answer = station.request()
                .contentType("application/cap+xml")
                .body(TestMessages.from(TestSenders.STATION).xml())
                .post("/api/v1/alerts?mandate=false");

        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @Test
    void aMandateNeverChangesAnotherSendersAlert() {
        var first = TestMessages.from(TestSenders.CENTRE);
        String id = Api.as("author").submit(first).path("id");
        Api.as("approver").approve(id);
        var cancel = TestMessages.after(first.cap(), CapMsgType.CANCEL).by(TestSenders.STATION);

        waits(station.submit(cancel), "own sender");
    }

    private static void waits(io.restassured.response.Response answer, String why) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        assertThat(answer.<String>path("state")).isEqualTo("AWAITING_APPROVAL");
        assertThat(answer.<String>path("warnings.find { it.rule == 'MANDATE_NOT_USED' }.problem"))
                .contains(why);
        assertThat(IssuedAlerts.of(answer.path("id"))).isEmpty();
    }
}
