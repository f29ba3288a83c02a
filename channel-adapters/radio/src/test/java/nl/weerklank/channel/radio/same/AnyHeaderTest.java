package nl.weerklank.channel.radio.same;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.weerklank.channel.radio.audio.Sequence;
import nl.weerklank.channel.radio.audio.Tones;

class AnyHeaderTest {

    @Property(tries = 40)
    void whatever_is_sent_is_heard(@ForAll("headers") SameHeader header) {
        assertThat(SameHeader.parse(header.text())).isEqualTo(header);
        assertThat(Heard.in(Sequence.of(SameBurst.threeTimes(header.text()), Tones.silence(0.2))).messages)
                .containsExactly(header.text());
    }

    @Provide
    Arbitrary<SameHeader> headers() {
        var letters = Arbitraries.strings().withCharRange('A', 'Z').ofLength(3);
        Arbitrary<List<String>> places =
                Arbitraries.strings().numeric().ofLength(6).list().ofMinSize(1).ofMaxSize(31);
        var station = Arbitraries.strings()
                .withCharRange('!', ',')
                .withCharRange('.', '~')
                .ofLength(8);
        return Combinators.combine(
                        letters,
                        letters,
                        places,
                        Arbitraries.strings().numeric().ofLength(4),
                        Arbitraries.strings().numeric().ofLength(7),
                        station)
                .as(SameHeader::new);
    }
}
