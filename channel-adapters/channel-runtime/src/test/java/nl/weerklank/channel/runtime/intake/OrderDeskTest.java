package nl.weerklank.channel.runtime.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import nl.weerklank.channel.runtime.check.LastHop;
import nl.weerklank.channel.runtime.fence.VersionFence;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Outcome;
import nl.weerklank.contract.report.Report;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.testkit.ManualClock;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.Test;

class OrderDeskTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final List<Report> log = new ArrayList<>();
    private final CompletableFuture<Void> safe = new CompletableFuture<>();
    private final List<Order> carried = new ArrayList<>();
    private final OrderDesk desk = new OrderDesk(
            "siren",
            "test-1",
            new ManualClock(NOW),
            new LastHop("siren", SampleAlerts.VERIFIER, new VersionFence(), Set.of(Mode.LIVE)),
            (emission, reports) -> {
                carried.add(emission.order());
                reports.reached(Rung.TRANSMITTED, emission.order().cells(), "on the test's word");
                return CompletableFuture.completedFuture(null);
            },
            report -> {
                log.add(report);
                return safe;
            });
    private final Order order = SampleAlerts.order(SampleAlerts.event(NOW), "siren", OrderAction.EMIT);

    @Test
    void anOrderHasEndedOnlyWhenItsReportsAreSafe() {
        var receipt = (Receipt.Taken) desk.take(ContractJson.write(order));
        assertThat(receipt.ended().toCompletableFuture()).isNotDone();
        safe.complete(null);
        assertThat(receipt.ended().toCompletableFuture()).isCompleted();
        assertThat(log)
                .containsExactly(new Report(
                        Report.SCHEMA,
                        order.orderId(),
                        order.alertId(),
                        1,
                        "siren",
                        "test-1",
                        NOW,
                        order.cells(),
                        new Outcome.Reached(Rung.TRANSMITTED),
                        "on the test's word"));
    }

    @Test
    void theSameOrderIsCarriedOutOnce() {
        desk.take(ContractJson.write(order));
        var again = (Receipt.Known) desk.take(ContractJson.write(order));
        assertThat(again.ended().toCompletableFuture())
                .as("not before the first is safe")
                .isNotDone();
        safe.complete(null);
        assertThat(again.ended().toCompletableFuture()).isCompleted();
        assertThat(carried).hasSize(1);
        assertThat(log).hasSize(1);
    }

    @Test
    void aForgedOrderDoesNotUseUpTheIdOfAGenuineOne() {
        var forged = SampleAlerts.order(SampleAlerts.event(NOW.minusSeconds(86400)), "siren", OrderAction.EMIT);
        assertThat(desk.take(ContractJson.write(forged))).isInstanceOf(Receipt.Refused.class);
        assertThat(desk.take(ContractJson.write(order))).isInstanceOf(Receipt.Taken.class);
    }

    @Test
    void aRefusedOrderIsReportedWithItsFault() {
        var wrong = SampleAlerts.order(SampleAlerts.event(NOW), "radio", OrderAction.EMIT);
        var receipt = (Receipt.Refused) desk.take(ContractJson.write(wrong));
        assertThat(receipt.suspicious()).isTrue();
        assertThat(log).extracting(Report::outcome).containsExactly(new Outcome.Failed(Fault.MALFORMED));
        assertThat(carried).isEmpty();
    }

    @Test
    void anExpiredOrderIsNobodysFaultAndNoEvidence() {
        var old = SampleAlerts.order(SampleAlerts.event(NOW.minusSeconds(86400)), "siren", OrderAction.EMIT);
        var receipt = (Receipt.Refused) desk.take(ContractJson.write(old));
        assertThat(receipt.refusal().fault()).isEqualTo(Fault.EXPIRED);
        assertThat(receipt.suspicious()).isFalse();
    }

    @Test
    void whatIsNoOrderIsPoisonWithThePlaceOfTheMistake() {
        for (var bytes : List.of("", "null", "[]", "{}", "{\"schema\":1", "\u0000", "{\"orderId\":{}}")) {
            var receipt = (Receipt.Poison) desk.take(bytes.getBytes(StandardCharsets.UTF_8));
            assertThat(receipt.fault()).isEqualTo(Fault.MALFORMED);
            assertThat(receipt.cause()).startsWith("not an order: ");
        }
        assertThat(desk.take(null)).isInstanceOf(Receipt.Poison.class);
        assertThat(log).isEmpty();
    }

    @Test
    void anOrderWithoutItsSignedAlertIsPoison() {
        var json = new String(ContractJson.write(order), StandardCharsets.UTF_8);
        var stripped = json.substring(0, json.indexOf("\"signed\"")) + "\"signed\":null}";
        assertThat(desk.take(stripped.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Receipt.Poison.class);
        assertThat(carried).isEmpty();
    }
}
