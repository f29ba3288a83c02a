package nl.weerklank.ingest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapReference;
import nl.weerklank.contract.cap.CapScope;
import nl.weerklank.contract.cap.CapStatus;
import nl.weerklank.contract.cap.write.CapWriter;
import nl.weerklank.testkit.SampleAlerts;

/** A CAP message that a test bends to its need; each new one has an identifier of its own. */
public record TestMessages(
        String sender,
        String identifier,
        OffsetDateTime sent,
        CapStatus status,
        CapMsgType type,
        CapScope scope,
        List<CapReference> references,
        List<CapInfo> infos) {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** A chemical fire at Moerdijk, sent now. */
    public static TestMessages from(String sender) {
        var now = OffsetDateTime.ofInstant(Instant.now().truncatedTo(ChronoUnit.SECONDS), ZoneOffset.ofHours(1));
        return new TestMessages(
                sender,
                "test-" + NUMBER.incrementAndGet() + "-" + System.nanoTime(),
                now,
                CapStatus.ACTUAL,
                CapMsgType.ALERT,
                CapScope.PUBLIC,
                List.of(),
                SampleAlerts.chemicalFire(now.toInstant()).infos());
    }

    public TestMessages by(String other) {
        return new TestMessages(other, identifier, sent, status, type, scope, references, infos);
    }

    public TestMessages sent(OffsetDateTime other) {
        return new TestMessages(sender, identifier, other, status, type, scope, references, infos);
    }

    public TestMessages status(CapStatus other) {
        return new TestMessages(sender, identifier, sent, other, type, scope, references, infos);
    }

    public TestMessages scope(CapScope other) {
        return new TestMessages(sender, identifier, sent, status, type, other, references, infos);
    }

    public TestMessages type(CapMsgType other) {
        return new TestMessages(sender, identifier, sent, status, other, scope, references, infos);
    }

    public TestMessages infos(UnaryOperator<CapInfo> change) {
        return new TestMessages(
                sender,
                identifier,
                sent,
                status,
                type,
                scope,
                references,
                infos.stream().map(change).toList());
    }

    public TestMessages withoutInfos() {
        return new TestMessages(sender, identifier, sent, status, type, scope, references, List.of());
    }

    /** A follow-up of another message by the same sender. */
    public static TestMessages after(CapAlert earlier, CapMsgType type) {
        var next = from(earlier.sender());
        return new TestMessages(
                next.sender,
                next.identifier,
                next.sent,
                earlier.status(),
                type,
                next.scope,
                List.of(earlier.asReference()),
                next.infos);
    }

    /** With one more message that it refers to. */
    public TestMessages alsoAfter(CapAlert other) {
        var both = new java.util.ArrayList<>(references);
        both.add(other.asReference());
        return new TestMessages(sender, identifier, sent, status, type, scope, both, infos);
    }

    public CapAlert cap() {
        return new CapAlert(
                identifier,
                sender,
                sent,
                status,
                type,
                null,
                scope,
                null,
                List.of(),
                List.of(),
                status == CapStatus.ACTUAL ? null : "Exercise of the test",
                references,
                List.of(),
                infos);
    }

    public byte[] xml() {
        return CapWriter.write(cap());
    }
}
