package nl.weerklank.channel.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.EnumSet;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Outcome;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.signature.TrustStore;
import nl.weerklank.testkit.Peers;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.Test;

/** docs/adapters-in-other-languages.md is true: its example in JavaScript, which has only the topics, behaves as an adapter must. */
class OtherLanguageAdapterIT extends RuntimeScenario {

    @Test
    void theExampleInTheDocumentationChecksEmitsOnceAndReports() throws Exception {
        var node = Peers.require("node", "nodejs");
        Peers.require("kcat", "kcat");
        var good = order(first(Mode.LIVE), OrderAction.EMIT);
        var part = CellSet.of(first(Mode.LIVE).target().stream().limit(60).toArray());
        var wave = SampleAlerts.order(first(Mode.LIVE), channel, OrderAction.EMIT, part, 2);
        var wider = first(Mode.LIVE).target().union(H3Map.disk(H3Map.cellAt(52.37, 4.89), 1));
        var wide = SampleAlerts.order(first(Mode.LIVE), channel, OrderAction.EMIT, wider, 3);
        var stop = order(second(CapMsgType.CANCEL), OrderAction.STOP);
        var late = SampleAlerts.order(first(Mode.LIVE), channel, OrderAction.EMIT, part, 4);
        for (var one : new Order[] {good, good, wave, wide, stop, late}) {
            stand.order(one);
        }

        var printed = run(node.toString(), 5);

        stand.awaitFailed(late, Fault.SUPERSEDED);
        assertThat(stand.cells(good, new Outcome.Reached(Rung.TRANSMITTED))).isEqualTo(good.cells());
        assertThat(stand.cells(wave, new Outcome.Reached(Rung.TRANSMITTED))).isEqualTo(part);
        assertThat(stand.cells(wide, new Outcome.Failed(Fault.WIDER_THAN_APPROVED)))
                .isEqualTo(wider);
        assertThat(stand.cells(stop, new Outcome.Reached(Rung.TRANSMITTED))).isEqualTo(stop.cells());
        assertThat(stand.cells(late, new Outcome.Failed(Fault.SUPERSEDED))).isEqualTo(part);
        assertThat(printed.lines().filter(line -> line.startsWith("EMIT"))).hasSize(2);
        assertThat(stand.reports(good)).hasSize(2);
    }

    private String run(String node, int orders) throws IOException, InterruptedException {
        var trust = folder.resolve("trust");
        Files.writeString(
                trust,
                TrustStore.line(SampleAlerts.KEY_ID, EnumSet.allOf(Mode.class), SampleAlerts.KEYS.getPublic()) + "\n");
        var example = Peers.projectRoot().resolve("docs/examples/adapter.mjs");
        var process = new ProcessBuilder(
                        node,
                        example.toString(),
                        stand.broker.bootstrapServers(),
                        channel,
                        trust.toString(),
                        Integer.toString(orders))
                .redirectErrorStream(true)
                .start();
        try {
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(printed).isZero();
            return printed;
        } finally {
            process.destroyForcibly();
        }
    }
}
