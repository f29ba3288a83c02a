package nl.weerklank.dispatch.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.operator.Act;
import nl.weerklank.contract.operator.Step;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.dispatch.Town;
import nl.weerklank.dispatch.track.StepNote;
import org.junit.jupiter.api.Test;

class StepsTest {

    private final Story story = new Story(
            Town.policy("reserve"),
            Town.up("phones", 0.8, Town.ALL),
            Town.up("siren", 0.5, Town.ALL),
            Town.up("reserve", 0.9, Town.ALL));
    private int steps;

    @Test
    void aRetryOrdersWhatFailedAtOnceWithTheOperatorsReason() {
        story.issue(Town.urgent());
        var phones = story.sentTo("phones");
        story.reached(phones, Rung.TRANSMITTED, Town.ALL.minus(Town.some(3)));
        story.failed(phones, Fault.REFUSED, Town.some(3));

        step(new Act.Retry(phones.orderId()));

        var again = story.sentTo("phones");
        assertThat(again.cells()).isEqualTo(Town.some(3));
        assertThat(again.reason()).isEqualTo("by hand, otto: as the test says");
        assertThat(last().taken()).isTrue();
        assertThat(story.state().decisions().getLast().text())
                .isEqualTo(
                        "step by hand by otto, retry of order %s: as the test says; taken".formatted(phones.orderId()));
    }

    @Test
    void theSameStepReadTwiceIsTakenOnce() {
        story.issue(Town.urgent());
        var phones = story.sentTo("phones");
        story.failed(phones, Fault.REFUSED, Town.ALL);
        step(new Act.Retry(phones.orderId()));
        steps--;
        step(new Act.Retry(phones.orderId()));
        assertThat(story.sent()).isEmpty();
        assertThat(story.state().steps()).hasSize(1);
    }

    @Test
    void aRetryOfWhatDidNotFailIsRefusedOnRecord() {
        story.issue(Town.urgent());
        var phones = story.sentTo("phones");
        story.reached(phones, Rung.TRANSMITTED, Town.ALL);
        step(new Act.Retry(phones.orderId()));
        assertThat(story.sent()).isEmpty();
        assertThat(last().taken()).isFalse();
        assertThat(last().outcome()).startsWith("not taken: nothing of this order failed");
    }

    @Test
    void aRetryOfAnOrderNobodyGaveIsRefusedOnRecord() {
        story.issue(Town.urgent());
        step(new Act.Retry("nobody-knows"));
        assertThat(last().outcome()).contains("no order of this version has the id nobody-knows");
    }

    @Test
    void aReserveCanBeAddedBeforeAnythingFails() {
        story.issue(Town.urgent());
        step(new Act.Add("reserve"));
        assertThat(story.sentTo("reserve").cells()).isEqualTo(Town.ALL);
        assertThat(story.sentTo("reserve").action()).isEqualTo(OrderAction.EMIT);
        step(new Act.Add("reserve"));
        assertThat(last().outcome()).contains("covers no cell of the target that it does not serve already");
    }

    @Test
    void aChannelThatIsClosedForAllCannotBeAddedForOne() {
        story.issue(Town.urgent());
        story.channelsAre(
                Town.up("phones", 0.8, Town.ALL),
                Town.up("siren", 0.5, Town.ALL),
                Town.channel("reserve", ChannelState.CLOSED, 0.9, Town.ALL));
        step(new Act.Add("reserve"));
        assertThat(last().outcome()).isEqualTo("not taken: reserve is CLOSED: as the test says");
    }

    @Test
    void onAStoppedChannelNothingNewBeginsUntilItIsAdded() {
        story.issue(Town.urgent());
        var siren = story.sentTo("siren");
        story.reached(siren, Rung.TRANSMITTED, Town.some(2));
        story.failed(siren, Fault.UNREACHABLE, Town.ALL.minus(Town.some(2)));

        step(new Act.Stop("siren"));
        assertThat(story.sent()).isEmpty();
        for (int i = 0; i < 20; i++) {
            story.after(Duration.ofSeconds(5));
            assertThat(story.sent()).noneMatch(order -> order.channel().equals("siren"));
        }
        assertThat(story.state().notes())
                .anyMatch(note ->
                        note.text().equals("is CLOSED: stopped by hand for this alert by otto: as the test says"));
        step(new Act.Retry(siren.orderId()));
        assertThat(last().outcome()).contains("was stopped by hand for this alert; add it instead");

        step(new Act.Add("siren"));
        assertThat(story.sentTo("siren").action()).isEqualTo(OrderAction.EMIT);
        assertThat(story.sentTo("siren").cells()).isEqualTo(Town.ALL.minus(Town.some(2)));
        assertThat(story.state().held()).isEmpty();
    }

    @Test
    void whatAStoppedChannelEmitsIsStillReplacedByAnUpdateAndStoppedByACancel() {
        story.issue(Town.urgent());
        step(new Act.Stop("siren"));
        story.issueAfter(Duration.ofMinutes(1), Town.alert(2, AlertKind.UPDATE, Lane.URGENT, Mode.LIVE, Town.ALL));
        assertThat(story.sentTo("siren").action()).isEqualTo(OrderAction.REPLACE);
        story.issueAfter(Duration.ofMinutes(1), Town.alert(3, AlertKind.CANCEL, Lane.URGENT, Mode.LIVE, Town.ALL));
        assertThat(story.sentTo("siren").action()).isEqualTo(OrderAction.STOP);
    }

    @Test
    void aStepMeantForAnOlderVersionIsRefusedOnRecord() {
        story.issue(Town.urgent());
        story.issueAfter(Duration.ofMinutes(1), Town.alert(2, AlertKind.UPDATE, Lane.URGENT, Mode.LIVE, Town.ALL));
        step(new Act.Stop("siren"));
        assertThat(story.sent()).isEmpty();
        assertThat(last().outcome()).isEqualTo("not taken: it was meant for version 1, and version 2 is out");
    }

    @Test
    void aStepInAnUnknownAlertIsPutAside() {
        step(new Act.Stop("siren"));
        assertThat(story.putAside()).containsExactly("the step is about an alert that is not known here");
    }

    private void step(Act act) {
        steps++;
        story.happen(new LifecycleEvent.Stepped(new Step(
                Step.SCHEMA, "step-" + steps, Town.urgent().alertId(), 1, "otto", Town.NOON, "as the test says", act)));
    }

    private StepNote last() {
        return story.state().steps().getLast();
    }
}
