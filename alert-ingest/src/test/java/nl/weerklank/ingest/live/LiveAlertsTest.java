package nl.weerklank.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.ingest.TestMessages;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.Test;

class LiveAlertsTest {

    private final LiveAlerts live = new LiveAlerts();
    private final TestMessages first = TestMessages.from("sender");
    private final TestMessages update = TestMessages.after(first.cap(), CapMsgType.UPDATE);

    @Test
    void theVersionsOfAnAlertAreKnownInOrderHoweverTheyCome() {
        live.take(SampleAlerts.event(first.cap(), update.cap(), 2, Mode.LIVE));
        live.take(SampleAlerts.event(first.cap(), first.cap(), 1, Mode.LIVE));
        live.take(SampleAlerts.event(first.cap(), update.cap(), 2, Mode.LIVE));

        var alert = live.alert(MessageKey.of(first.cap()).id()).orElseThrow();

        assertThat(alert.versions()).extracting(event -> event.version()).containsExactly(1, 2);
        assertThat(alert.latest().cap()).isEqualTo(update.cap());
        assertThat(live.message(MessageKey.of(update.cap()).id())).isPresent();
    }

    @Test
    void whatExpiredLongAgoIsForgottenWithAllItsMessages() {
        var event = SampleAlerts.event(first.cap(), first.cap(), 1, Mode.LIVE);
        live.take(event);

        live.forget(event.expires().plus(Duration.ofDays(29)));
        assertThat(live.size()).isEqualTo(1);
        live.forget(event.expires().plus(Duration.ofDays(31)));

        assertThat(live.size()).isZero();
        assertThat(live.messages()).isEmpty();
    }
}
