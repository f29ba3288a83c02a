package nl.weerklank.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.weerklank.local.client.Dissemination;
import nl.weerklank.local.client.Poll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SIGKILL on real processes in the middle of real disseminations. */
class KillIT {

    /** When the process is killed. */
    enum Moment {
        /** The author's message was acknowledged, nobody approved it yet. */
        SUBMITTED,
        /** The approval was acknowledged. */
        APPROVED,
        /** Some channel has accepted its order. */
        UNDER_WAY
    }

    @ParameterizedTest(name = "{0} killed when {1}")
    @CsvSource({
        "ingest, SUBMITTED, 52.090, 5.122",
        "ingest, APPROVED, 52.158, 4.493",
        "dispatch, APPROVED, 52.011, 4.710",
        "dispatch, UNDER_WAY, 51.589, 4.776",
        "channels, APPROVED, 51.561, 5.091",
        "channels, UNDER_WAY, 51.980, 5.911",
        "web, APPROVED, 52.381, 4.637",
        "database, SUBMITTED, 52.513, 6.094",
        "database, UNDER_WAY, 53.219, 6.567"
    })
    void nothingAcceptedIsLostAndNothingGoesOutTwice(String victim, Moment moment, double latitude, double longitude) {
        var running = RunningSystem.shared();
        var centre = running.centre();
        var submitted = TestAlerts.circle(latitude, longitude, 2).submit(running);
        if (moment == Moment.SUBMITTED) {
            running.kill(victim);
            running.startAgain(victim);
        }
        var alertId = centre.approve(submitted.id(), centre.credential("bram")).alertId();
        if (moment == Moment.UNDER_WAY) {
            TestAlerts.await(running, alertId, KillIT::someAccepted);
        }
        if (moment != Moment.SUBMITTED) {
            running.kill(victim);
            running.startAgain(victim);
        }

        var end = TestAlerts.await(running, alertId, TestAlerts::transmittedByAll);

        assertThat(end.version()).isEqualTo(1);
        for (var channel : TestAlerts.FIRST_WAVE) {
            assertThat(centre.publicRecord(channel).doubles())
                    .as("received twice over " + channel)
                    .isEmpty();
        }
        awaitLedger(running, end);
    }

    @Test
    void whatWasApprovedGoesOutWhileTheDatabaseIsDeadAndTheLedgerIsCompleteAfterwards() {
        var running = RunningSystem.shared();
        var centre = running.centre();
        var approved = centre.approve(
                TestAlerts.circle(51.441, 5.478, 2).submit(running).id(), centre.credential("bram"));
        running.kill("database");

        var end = TestAlerts.await(running, approved.alertId(), TestAlerts::transmittedByAll);
        running.startAgain("database");

        assertThat(end.version()).isEqualTo(1);
        awaitLedger(running, end);
    }

    private static boolean someAccepted(Dissemination now) {
        return now.channels().stream()
                .flatMap(channel -> channel.orders().stream())
                .anyMatch(order ->
                        order.rungs().stream().anyMatch(rung -> rung.rung().equals("ACCEPTED")));
    }

    private static List<String> ledgerOrders(RunningSystem running, String alertId) {
        var centre = running.centre();
        return centre.ledger(alertId, centre.credential("otto")).stream()
                .filter(entry -> entry.kind().equals("order"))
                .map(entry -> String.valueOf(entry.orderId()))
                .toList();
    }

    private static void awaitLedger(RunningSystem running, Dissemination end) {
        var complete = Poll.until(
                Duration.ofSeconds(60),
                () -> Optional.of(ledgerOrders(running, end.alertId())),
                orders -> orders.containsAll(orderIds(end)));
        assertThat(complete)
                .as("the ledger has every order of " + end.alertId())
                .isPresent();
    }

    private static List<String> orderIds(Dissemination now) {
        return now.channels().stream()
                .flatMap(channel -> channel.orders().stream())
                .map(Dissemination.OrderView::orderId)
                .toList();
    }
}
