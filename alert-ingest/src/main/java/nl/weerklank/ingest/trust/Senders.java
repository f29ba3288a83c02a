package nl.weerklank.ingest.trust;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All senders that are known here; who is not among them is refused, unless the file has an entry for any other sender. */
public final class Senders {

    /** The id of the entry for senders that have none of their own. */
    public static final String ANY = "*";

    /** Nobody may send. */
    public static final Senders NONE = new Senders(java.util.List.of());

    private final Map<String, Sender> byId;

    public Senders(Collection<Sender> senders) {
        var ids = new LinkedHashMap<String, Sender>();
        for (var sender : senders) {
            if (ids.put(sender.id(), sender) != null) {
                throw new IllegalArgumentException("two senders are named '" + sender.id() + "'");
            }
        }
        var any = ids.get(ANY);
        if (any != null
                && (!any.mandates().isEmpty() || any.mustSign() || !any.keys().isEmpty())) {
            throw new IllegalArgumentException("the entry for any sender has no keys and no mandates");
        }
        byId = Map.copyOf(ids);
    }

    /** The entry for a sender id as CAP writes it. */
    public Optional<Sender> find(String id) {
        var own = byId.get(id);
        return own != null && !id.equals(ANY) ? Optional.of(own) : Optional.ofNullable(byId.get(ANY));
    }

    /** The first sender whose accounts name this one and that may write without an XML signature. */
    public Optional<String> of(String account) {
        return byId.values().stream()
                .filter(sender -> !sender.id().equals(ANY) && !sender.mustSign())
                .filter(sender -> sender.accounts().contains(account))
                .map(Sender::id)
                .sorted()
                .findFirst();
    }

    /** The one sender that must sign and that this account writes for; empty where there are several or none. */
    Optional<Sender> signing(String account) {
        var signing = byId.values().stream()
                .filter(sender -> sender.mustSign() && sender.accounts().contains(account))
                .limit(2)
                .toList();
        return signing.size() == 1 ? Optional.of(signing.getFirst()) : Optional.empty();
    }

    public int size() {
        return byId.size();
    }
}
