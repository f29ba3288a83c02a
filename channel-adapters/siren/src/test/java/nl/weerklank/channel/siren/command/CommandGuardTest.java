package nl.weerklank.channel.siren.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandGuardTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final byte[] SECRET = new byte[32];
    private static final PostKey KEY = PostKey.of(SECRET, "SYN-0001");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static Command start(long counter) {
        return new Command(1, 86, 3, 10, NOW + 150, ActivationId.of("abc", 1), counter);
    }

    private static CommandResult check(SignedCommand signed, long lastCounter, long now) {
        return CommandGuard.check(signed, KEY, lastCounter, now, number -> number == 1);
    }

    @Test
    void aSignedCommandWithARisingCounterIsAccepted() {
        assertThat(check(KEY.sign(start(8)), 7, NOW)).isEqualTo(CommandResult.ACCEPTED);
    }

    @Test
    void aCommandThatWasSeenBeforeIsReplayed() {
        assertThat(check(KEY.sign(start(8)), 8, NOW)).isEqualTo(CommandResult.REPLAYED);
        assertThat(check(KEY.sign(start(8)), 9, NOW)).isEqualTo(CommandResult.REPLAYED);
    }

    @Test
    void aCommandForAnotherPostOrOfAnotherParkIsForged() {
        assertThat(check(PostKey.of(SECRET, "SYN-0002").sign(start(8)), 7, NOW)).isEqualTo(CommandResult.FORGED);
        var stranger = new byte[32];
        stranger[0] = 1;
        assertThat(check(PostKey.of(stranger, "SYN-0001").sign(start(8)), 7, NOW))
                .isEqualTo(CommandResult.FORGED);
    }

    @Property
    void anySingleChangedByteMakesACommandForged(
            @ForAll @IntRange(max = 63) int at, @ForAll @IntRange(min = 1, max = 255) int change) {
        var signed = KEY.sign(start(8));
        var bytes = ByteBuffer.allocate(64)
                .put(signed.command().bytes())
                .put(signed.mac())
                .array();
        bytes[at] ^= (byte) change;
        var in = ByteBuffer.wrap(bytes);
        var command = Command.read(in);
        var mac = new byte[32];
        in.get(mac);
        assertThat(check(new SignedCommand(command, mac), 7, NOW)).isEqualTo(CommandResult.FORGED);
    }

    @Test
    void aCommandKeptBackForLaterIsNotCarriedOutLater() {
        assertThat(check(KEY.sign(start(8)), 7, NOW + 10_000)).isEqualTo(CommandResult.NOT_NOW);
        assertThat(check(KEY.sign(start(8)), 7, NOW - 120_000)).isEqualTo(CommandResult.NOT_NOW);
    }

    @Test
    void aSignalThatTheControllerDoesNotHaveIsRefused() {
        var other = new Command(2, 86, 3, 10, NOW, 1, 8);
        assertThat(check(KEY.sign(other), 7, NOW)).isEqualTo(CommandResult.UNKNOWN_SIGNAL);
    }

    @Test
    void theCounterRisesOverRestartsEvenWhenTheClockStandsStill() {
        InstantSource still = InstantSource.fixed(Instant.ofEpochMilli(NOW));
        var file = folder.resolve("counter");
        var first = new CommandCounter(file, still);
        var used = first.next();
        assertThat(first.next()).isGreaterThan(used);
        assertThat(new CommandCounter(file, still).next()).isGreaterThan(first.next());
    }

    @Test
    void theSameAlertHasTheSameActivationAndItsVersionsShareTheAlert() {
        assertThat(ActivationId.of("abc", 1)).isEqualTo(ActivationId.of("abc", 1));
        assertThat(ActivationId.of("abc", 1)).isNotEqualTo(ActivationId.of("abc", 2));
        assertThat(ActivationId.sameAlert(ActivationId.of("abc", 1), ActivationId.of("abc", 2)))
                .isTrue();
        assertThat(ActivationId.sameAlert(ActivationId.of("abc", 1), ActivationId.of("abd", 1)))
                .isFalse();
    }
}
