package nl.weerklank.ingest.trust;

import java.util.List;
import nl.weerklank.ingest.check.Violation;

/** Whether a message may be taken as its sender's. */
public sealed interface TrustVerdict {

    /**
     * It may.
     *
     * @param proven whether a signature, or an account bound to this sender alone, shows that it is the sender's; a mandate asks for that
     */
    record Trusted(Sender sender, boolean proven, List<Violation> warnings) implements TrustVerdict {
        public Trusted {
            warnings = List.copyOf(warnings);
        }
    }

    /** It may not, for this reason. */
    record Distrusted(Violation violation) implements TrustVerdict {}
}
