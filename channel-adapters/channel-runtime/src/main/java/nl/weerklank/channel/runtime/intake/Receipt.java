package nl.weerklank.channel.runtime.intake;

import java.util.concurrent.CompletionStage;
import nl.weerklank.channel.runtime.check.Refusal;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.report.Fault;

/** What became of an order record. */
public sealed interface Receipt {

    /** No order at all: for the dead letters, nobody can be told. */
    record Poison(Fault fault, String cause) implements Receipt {}

    /** Not carried out; {@code told} completes when that is safely reported. */
    record Refused(Order order, Refusal refusal, CompletionStage<Void> told) implements Receipt {

        /** Whether somebody wrote what should never have been written, so that the record is to be kept as evidence. */
        public boolean suspicious() {
            return switch (refusal.fault()) {
                case MALFORMED, BAD_SIGNATURE, WIDER_THAN_APPROVED, MODE_NOT_PERMITTED -> true;
                default -> false;
            };
        }
    }

    /** Seen before in this life of the process; nothing is done again, and {@code ended} is the end of the first. */
    record Known(Order order, CompletionStage<Void> ended) implements Receipt {}

    /** Taken on; {@code ended} completes when everything that can be said of it by its deadline is safely reported. */
    record Taken(Order order, CompletionStage<Void> ended) implements Receipt {}
}
