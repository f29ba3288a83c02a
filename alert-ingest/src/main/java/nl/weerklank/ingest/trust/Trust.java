package nl.weerklank.ingest.trust;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.ingest.account.Person;

/** Asks the senders file and the XML signature who a message is from. */
public final class Trust {

    private final Supplier<Senders> senders;
    private final SignatureCheck signatures;
    private final InstantSource clock;

    /** @param senders the file as it is now */
    public Trust(Supplier<Senders> senders, SignatureCheck signatures, InstantSource clock) {
        this.senders = senders;
        this.signatures = signatures;
        this.clock = clock;
    }

    /** Whether misplaced elements of this sender are put in order. */
    public boolean lenient(String sender) {
        return senders.get().find(sender).map(Sender::lenient).orElse(false);
    }

    /** Begins to look at the signature of a message that is still to be read, where its submitter writes for one sender who must sign. */
    public EarlyLook begin(byte[] xml, Person submitter) {
        return senders.get()
                .signing(submitter.name())
                .map(sender -> EarlyLook.of(
                        sender.keys(),
                        CompletableFuture.supplyAsync(
                                () -> signatures.find(xml, sender.keys(), clock.instant()),
                                Thread::startVirtualThread)))
                .orElse(EarlyLook.NONE);
    }

    /**
     * @param xml the bytes as they came, when they are XML; JSON carries no signature
     * @param early the look at the signature that began before the message was read
     */
    public TrustVerdict judge(CapAlert alert, Optional<byte[]> xml, Person submitter, EarlyLook early) {
        var sender = senders.get().find(alert.sender());
        var keys = sender.map(Sender::keys).orElse(SenderKeys.NONE);
        var finding = xml.map(bytes -> early.with(keys).orElseGet(() -> signatures.find(bytes, keys, clock.instant())))
                .orElse(SignatureFinding.ABSENT);
        return TrustRules.judge(sender, finding, submitter.name());
    }
}
