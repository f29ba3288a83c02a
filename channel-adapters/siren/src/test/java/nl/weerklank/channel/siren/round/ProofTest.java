package nl.weerklank.channel.siren.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import nl.weerklank.channel.siren.command.ActivationId;
import nl.weerklank.channel.siren.command.CommandResult;
import nl.weerklank.channel.siren.controller.PostState;
import nl.weerklank.channel.siren.controller.PostStatus;
import nl.weerklank.channel.siren.controller.SelfTest;
import nl.weerklank.channel.siren.park.Protocol;
import nl.weerklank.channel.siren.park.SirenPost;
import nl.weerklank.channel.siren.park.Trust;
import nl.weerklank.channel.siren.signal.Purpose;
import nl.weerklank.channel.siren.signal.SignalBook;
import org.junit.jupiter.api.Test;

class ProofTest {

    private static final long MINE = ActivationId.of("mine", 2);
    private static final long MINE_BEFORE = ActivationId.of("mine", 1);
    private static final long ANOTHER = ActivationId.of("another", 1);

    private static Wish wish(Trust trust, Purpose purpose) {
        return new Wish(0, post(trust), SignalBook.shipped().find("NL", purpose), MINE, false);
    }

    private static Wish stop(Trust trust) {
        return new Wish(0, post(trust), Optional.empty(), MINE, false);
    }

    private static SirenPost post(Trust trust) {
        return new SirenPost("A", 51, 4, 1000, "NL", Protocol.MODBUS, "127.0.0.1:1", 1, trust, 800);
    }

    private static PostStatus status(PostState state, long activation, long startedAt, long clock) {
        return new PostStatus(
                state,
                true,
                true,
                true,
                2700,
                0,
                0,
                activation,
                startedAt,
                1000,
                CommandResult.ACCEPTED,
                SelfTest.NEVER,
                0,
                0,
                clock,
                1);
    }

    private static Proof of(Wish wish, PostState state, long activation) {
        return Proof.of(wish, status(state, activation, 5000, 5500));
    }

    @Test
    void aStartIsProvenByThisActivationAlone() {
        var wish = wish(Trust.SIGNED, Purpose.WARNING);
        assertThat(of(wish, PostState.SOUNDING, MINE)).isInstanceOf(Proof.Done.class);
        assertThat(of(wish, PostState.ARMED, MINE)).isInstanceOf(Proof.NotYet.class);
        assertThat(of(wish, PostState.SOUNDING, MINE_BEFORE)).isInstanceOf(Proof.NotYet.class);
        assertThat(of(wish, PostState.IDLE, ANOTHER)).isInstanceOf(Proof.NotYet.class);
        assertThat(of(wish, PostState.FAULT, MINE)).isInstanceOf(Proof.Failed.class);
    }

    @Test
    void aSignalThatRanToItsEndIsProvenAndOneThatWasCutIsNot() {
        var wish = wish(Trust.SIGNED, Purpose.WARNING);
        assertThat(Proof.of(wish, status(PostState.IDLE, MINE, 5000, 6000))).isInstanceOf(Proof.Done.class);
        assertThat(Proof.of(wish, status(PostState.IDLE, MINE, 5000, 5900))).isInstanceOf(Proof.Failed.class);
    }

    @Test
    void aPostThatTookTheCommandAndSoundsForAnotherAlertIsHeardAllTheSame() {
        assertThat(of(wish(Trust.SIGNED, Purpose.WARNING), PostState.SOUNDING, ANOTHER))
                .isInstanceOf(Proof.Done.class);
        assertThat(Proof.isBegun(wish(Trust.SIGNED, Purpose.WARNING), status(PostState.SOUNDING, ANOTHER, 5000, 5500)))
                .as("but it was not begun for this one")
                .isFalse();
    }

    @Test
    void aStopIsProvenBySilenceOrByAnotherAlert() {
        assertThat(of(stop(Trust.SIGNED), PostState.IDLE, MINE_BEFORE)).isInstanceOf(Proof.Done.class);
        assertThat(of(stop(Trust.SIGNED), PostState.SOUNDING, ANOTHER)).isInstanceOf(Proof.Done.class);
        assertThat(of(stop(Trust.SIGNED), PostState.SOUNDING, MINE_BEFORE)).isInstanceOf(Proof.NotYet.class);
        assertThat(of(stop(Trust.SIGNED), PostState.ARMED, MINE_BEFORE)).isInstanceOf(Proof.NotYet.class);
        assertThat(of(stop(Trust.PLAIN), PostState.SOUNDING, 0)).isInstanceOf(Proof.NotYet.class);
    }

    @Test
    void aSilentTestIsProvenByItsResult() {
        var wish = wish(Trust.SIGNED, Purpose.SILENT_TEST);
        var passed = new PostStatus(
                PostState.IDLE,
                true,
                true,
                true,
                2700,
                0,
                0,
                ANOTHER,
                0,
                0,
                CommandResult.ACCEPTED,
                SelfTest.PASSED,
                9,
                0,
                10,
                1);
        assertThat(Proof.of(wish, passed)).isInstanceOf(Proof.Done.class);
        assertThat(of(wish, PostState.TESTING, MINE)).isInstanceOf(Proof.NotYet.class);
        assertThat(of(wish, PostState.IDLE, MINE)).isInstanceOf(Proof.NotYet.class);
    }
}
