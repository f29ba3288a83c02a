package nl.weerklank.signal.rule;

/** What a rule does when it fires. */
public sealed interface RuleOutcome {

    /** The word in rule files. */
    String word();

    /** Tells the crisis centre. */
    record Note(String text) implements RuleOutcome {
        @Override
        public String word() {
            return "note";
        }
    }

    /** Puts a draft before the crisis centre. */
    record Proposal(AlertTemplate template) implements RuleOutcome {
        @Override
        public String word() {
            return "proposal";
        }
    }

    /**
     * Issues at once.
     *
     * @param mandate the id of the mandate that must allow it
     */
    record Automatic(AlertTemplate template, String mandate) implements RuleOutcome {
        @Override
        public String word() {
            return "automatic";
        }
    }
}
