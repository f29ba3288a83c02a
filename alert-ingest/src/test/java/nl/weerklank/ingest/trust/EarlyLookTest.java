package nl.weerklank.ingest.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.signature.SignerIdentity;
import nl.weerklank.ingest.account.Person;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.Test;

class EarlyLookTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final byte[] XML = {'<'};
    private static final CapAlert ALERT = SampleAlerts.chemicalFire(NOON);
    private static final Person NETWORK = new Person("network", null);

    private final SenderKeys ours = keys("ours");
    private final SenderKeys theirs = keys("theirs");
    private final Queue<SenderKeys> looks = new ConcurrentLinkedQueue<>();

    @Test
    void aLookThatBeganEarlyIsNotTakenAgain() {
        var trust = trust(signing(ALERT.sender(), ours));

        var verdict = trust.judge(ALERT, Optional.of(XML), NETWORK, trust.begin(XML, NETWORK));

        assertThat(verdict).isInstanceOf(TrustVerdict.Trusted.class);
        assertThat(looks).containsExactly(ours);
    }

    @Test
    void aMessageOfAnotherSenderIsLookedAtWithTheKeysOfThatOne() {
        var trust = trust(
                signing("somebody@else.example", theirs),
                new Sender(ALERT.sender(), Set.of("network"), false, false, ours, List.of()));

        trust.judge(ALERT, Optional.of(XML), NETWORK, trust.begin(XML, NETWORK));

        assertThat(looks).containsExactlyInAnyOrder(theirs, ours);
    }

    @Test
    void anAccountOfTwoSigningSendersWaitsUntilTheMessageSaysWhichOne() {
        var trust = trust(signing(ALERT.sender(), ours), signing("somebody@else.example", theirs));

        var early = trust.begin(XML, NETWORK);

        assertThat(early).isSameAs(EarlyLook.NONE);
        trust.judge(ALERT, Optional.of(XML), NETWORK, early);
        assertThat(looks).containsExactly(ours);
    }

    private Trust trust(Sender... senders) {
        var known = new Senders(List.of(senders));
        return new Trust(
                () -> known,
                (xml, keys, now) -> {
                    looks.add(keys);
                    return keys.equals(ours) ? SignatureFinding.VERIFIED : SignatureFinding.UNTRUSTED;
                },
                InstantSource.fixed(NOON));
    }

    private static Sender signing(String id, SenderKeys keys) {
        return new Sender(id, Set.of("network"), true, false, keys, List.of());
    }

    private static SenderKeys keys(String name) {
        return SenderKeys.parse(List.of(
                SignerIdentity.generate(name, NOON, NOON.plusSeconds(60)).certificatePem()));
    }
}
