package nl.weerklank.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.weerklank.contract.operator.ChannelControl;
import nl.weerklank.contract.operator.ChannelMoment;
import nl.weerklank.contract.operator.Ruling;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.dispatch.Town;
import nl.weerklank.dispatch.channel.ChannelView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlapWatchTest {

    private final FlapWatch watch = new FlapWatch("the-test");
    private final List<ChannelMoment> moments = new ArrayList<>();
    private Rulings rulings = Rulings.NONE;
    private Instant now = Town.NOON;
    private @Nullable Instant heardAt;

    @Test
    void aChannelThatKeepsFallingIsQuarantinedAndComesBackWhenItStaysUp() {
        for (int i = 0; i < 3; i++) {
            look(ChannelState.UP, ChannelState.UP);
            look(ChannelState.DOWN, ChannelState.UP);
        }
        look(ChannelState.UP, ChannelState.UP);
        assertThat(applied("siren").lastResort()).isTrue();
        assertThat(applied("siren").reason()).startsWith("quarantined because it went down again and again; back at ");
        assertThat(applied("web").lastResort()).isFalse();

        now = now.plus(Duration.ofMinutes(9));
        look(ChannelState.UP, ChannelState.UP);

        assertThat(applied("siren").lastResort()).isFalse();
        assertThat(moments)
                .filteredOn(moment -> moment.kind() == ChannelMoment.Kind.DAMPING)
                .extracting(ChannelMoment::text)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("quarantined"),
                        last -> assertThat(last).isEqualTo("back from quarantine"));
    }

    @Test
    void whatIsHeardForTheFirstTimeDidNotFall() {
        look(ChannelState.DOWN, ChannelState.UP);
        look(ChannelState.UP, ChannelState.UP);
        assertThat(rulings.damping("siren", now)).isEqualTo(Damping.NONE);
        assertThat(moments).extracting(ChannelMoment::state).containsExactly(ChannelState.UP);
    }

    @Test
    void whenNoChannelIsHeardOfItIsOurOwnEarsThatAreDeafHoweverFarApartTheyFall() {
        for (int i = 0; i < 5; i++) {
            look(ChannelState.UP, ChannelState.UP);
            heardAt = now.minusSeconds(11);
            look(ChannelState.DOWN, ChannelState.UP);
            look(ChannelState.DOWN, ChannelState.DOWN);
            heardAt = null;
        }
        assertThat(rulings.damping("siren", now)).isEqualTo(Damping.NONE);
    }

    @Test
    void aFallThatAnotherCopySawIsCountedOnce() {
        look(ChannelState.UP, ChannelState.UP);
        rule(new Ruling.Damped(Damping.FALL, false));
        now = now.plusSeconds(1);
        look(ChannelState.DOWN, ChannelState.UP);
        assertThat(rulings.damping("siren", now).penalty()).isEqualTo(Damping.FALL);
    }

    @Test
    void anotherProcessGoesOnWithTheSamePenalty() {
        look(ChannelState.UP, ChannelState.UP);
        look(ChannelState.DOWN, ChannelState.UP);
        var restarted = new FlapWatch("the-test");
        restarted.look(views(ChannelState.UP, ChannelState.UP), rulings, now);
        now = now.plusSeconds(5);
        var found = restarted.look(views(ChannelState.DOWN, ChannelState.UP), rulings, now);
        assertThat(found.controls())
                .singleElement()
                .satisfies(control ->
                        assertThat(((Ruling.Damped) control.ruling()).penalty()).isGreaterThan(1.9 * Damping.FALL));
    }

    @Test
    void whatAPersonClosedIsClosedWhateverItsRouteTestsSay() {
        rule(new Ruling.Closed());
        assertThat(applied("siren").state()).isEqualTo(ChannelState.CLOSED);
        assertThat(applied("siren").reason()).isEqualTo("closed by otto at 2026-11-22T12:00:00Z: as the test says");
        rule(new Ruling.Open());
        assertThat(applied("siren").state()).isEqualTo(ChannelState.UP);
    }

    @Test
    void maintenanceEndsByItselfAndTheHistorySaysWhen() {
        rule(new Ruling.Maintenance(now.plus(Duration.ofMinutes(30))));
        look(ChannelState.UP, ChannelState.UP);
        assertThat(applied("siren").reason())
                .isEqualTo("in maintenance by otto until 2026-11-22T12:30:00Z: as the test says");
        now = now.plus(Duration.ofMinutes(30));
        look(ChannelState.UP, ChannelState.UP);
        assertThat(applied("siren").state()).isEqualTo(ChannelState.UP);
        assertThat(moments).extracting(ChannelMoment::state).containsExactly(ChannelState.UP);
    }

    private void look(ChannelState siren, ChannelState web) {
        var found = watch.look(views(siren, web), rulings, now);
        found.controls().forEach(control -> rulings = rulings.with(control.key(), control));
        moments.addAll(found.moments());
        now = now.plusSeconds(5);
    }

    private List<ChannelView> views(ChannelState siren, ChannelState web) {
        return List.of(heard("siren", siren), heard("web", web));
    }

    private ChannelView heard(String name, ChannelState state) {
        var view = Town.channel(name, state, 0.5, Town.ALL);
        return new ChannelView(
                name, state, view.reason(), view.modes(), heardAt == null ? now : heardAt, 1, view.reach());
    }

    private ChannelView applied(String channel) {
        return rulings.applied(Town.up(channel, 0.5, Town.ALL), now);
    }

    private void rule(Ruling ruling) {
        var control = new ChannelControl(ChannelControl.SCHEMA, "siren", "otto", now, "as the test says", ruling);
        rulings = rulings.with(control.key(), control);
    }
}
