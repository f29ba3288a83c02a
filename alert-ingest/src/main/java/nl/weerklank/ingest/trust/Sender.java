package nl.weerklank.ingest.trust;

import java.util.List;
import java.util.Set;

/**
 * A sender that is known here.
 *
 * @param accounts the accounts that may submit for it; empty means every author
 * @param mustSign whether a message without a good XML signature is refused
 * @param lenient whether misplaced elements are put in order, and logged, instead of refused
 */
public record Sender(
        String id, Set<String> accounts, boolean mustSign, boolean lenient, SenderKeys keys, List<Mandate> mandates) {

    public Sender {
        accounts = Set.copyOf(accounts);
        mandates = List.copyOf(mandates);
        if (mustSign && keys.isEmpty()) {
            throw new IllegalArgumentException("sender '" + id + "' must sign, but has no certificate");
        }
    }

    boolean letsSubmit(String account) {
        return accounts.isEmpty() || accounts.contains(account);
    }
}
