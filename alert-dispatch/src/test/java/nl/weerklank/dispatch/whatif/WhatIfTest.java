package nl.weerklank.dispatch.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.dispatch.Town;
import org.junit.jupiter.api.Test;

class WhatIfTest {

    private final WhatIf whatIf = new WhatIf(Town.PEOPLE);

    @Test
    void whoIsCoveredByOneChannelOnlyIsAloneWithoutIt() {
        var loss = whatIf.without(
                Set.of("phones"),
                List.of(Town.up("phones", 0.8, Town.ALL), Town.up("siren", 0.5, Town.some(2))),
                false);

        assertThat(loss.alone()).isEqualTo(Town.LIVED_IN.minus(Town.some(2)));
        assertThat(loss.peopleAlone()).isEqualTo(500);
        assertThat(loss.reachedWith()).isCloseTo(5 * 80 + 2 * 90, within(0.01));
        assertThat(loss.reachedWithout()).isCloseTo(2 * 50, within(0.01));
        assertThat(loss.lost()).isCloseTo(480, within(0.01));
    }

    @Test
    void nobodyIsAloneWhereAnotherCoversEverythingButFewerAreReached() {
        var loss = whatIf.without(
                Set.of("phones"), List.of(Town.up("phones", 0.8, Town.ALL), Town.up("radio", 0.5, Town.ALL)), false);

        assertThat(loss.peopleAlone()).isZero();
        assertThat(loss.lost()).isCloseTo(700 * 0.4, within(0.01));
    }

    @Test
    void severalAtOnceCanLeaveAloneWhomNeitherDoesByItself() {
        var channels = List.of(Town.up("phones", 0.8, Town.ALL), Town.up("radio", 0.5, Town.ALL));

        assertThat(whatIf.without(Set.of("phones", "radio"), channels, false).peopleAlone())
                .isEqualTo(700);
    }

    @Test
    void ofThoseThatWorkOneThatIsDownHelpsNobody() {
        var channels =
                List.of(Town.up("phones", 0.8, Town.ALL), Town.channel("radio", ChannelState.DOWN, 0.5, Town.ALL));

        assertThat(whatIf.without(Set.of("phones"), channels, false).peopleAlone())
                .isZero();
        assertThat(whatIf.without(Set.of("phones"), channels, true).peopleAlone())
                .isEqualTo(700);
    }
}
