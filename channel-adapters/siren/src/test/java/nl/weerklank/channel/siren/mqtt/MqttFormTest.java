package nl.weerklank.channel.siren.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import nl.weerklank.channel.siren.command.Command;
import nl.weerklank.channel.siren.command.CommandResult;
import nl.weerklank.channel.siren.command.PostKey;
import nl.weerklank.channel.siren.controller.PostState;
import nl.weerklank.channel.siren.controller.PostStatus;
import nl.weerklank.channel.siren.controller.SelfTest;
import org.junit.jupiter.api.Test;

class MqttFormTest {

    private static final PostStatus STATUS = new PostStatus(
            PostState.SOUNDING,
            true,
            false,
            true,
            2710,
            812,
            830,
            -2L,
            5,
            278_000,
            CommandResult.ACCEPTED,
            SelfTest.PASSED,
            7,
            3,
            1_800_000_000_500L,
            99);

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aCommandThatIsWrittenAndReadStillFitsItsProof() {
        var key = PostKey.of(new byte[32], "A");
        var signed = key.sign(new Command(1, 86, 3, 10, 1_800_000_000_000L, -5L, Long.MAX_VALUE));
        var read = MqttForm.readCommand(MqttForm.command(signed));
        assertThat(read.command()).isEqualTo(signed.command());
        assertThat(key.fits(read)).isTrue();
    }

    @Test
    void aStatusThatIsWrittenAndReadIsTheSame() {
        assertThat(MqttForm.Answer.read(MqttForm.status(STATUS, "")).status()).isEqualTo(STATUS);
        assertThat(MqttForm.Answer.read(MqttForm.status(STATUS, "refused")).error())
                .isEqualTo("refused");
    }

    @Test
    void aSimpleControllerMayLeaveOutWhatItDoesNotKeep() {
        var status = MqttForm.Answer.read(json("{\"state\":\"sounding\",\"watts\":800}"))
                .status();
        assertThat(status.state()).isEqualTo(PostState.SOUNDING);
        assertThat(status.watts()).isEqualTo(800);
        assertThat(status.defects()).isEmpty();
    }

    @Test
    void nonsenseIsNoCommandAndNoStatus() {
        for (var text :
                new String[] {"", "null", "[]", "{}", "{\"signal\":99999999}", "{\"signal\":1,\"mac\":\"zz\"}"}) {
            assertThatThrownBy(() -> MqttForm.readCommand(json(text))).isInstanceOf(RuntimeException.class);
        }
        assertThatThrownBy(() -> MqttForm.Answer.read(json("{}")).status())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void topicsNameThePostOnceAndFindItAgain() {
        var topics = MqttTopics.usual("me");
        assertThat(MqttTopics.of(topics.command(), "SYN-0001")).isEqualTo("sirens/SYN-0001/command");
        assertThat(MqttTopics.ofAll(topics.ask())).isEqualTo("sirens/+/ask");
        assertThat(MqttTopics.postOf(topics.command(), "sirens/SYN-0001/command"))
                .contains("SYN-0001");
        assertThat(MqttTopics.postOf(topics.command(), "sirens/SYN-0001/ask")).isEmpty();
        assertThatThrownBy(() -> new MqttTopics("sirens/command", "a/{post}", "r"))
                .hasMessageContaining("{post} once");
    }
}
