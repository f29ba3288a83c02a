package nl.weerklank.dispatch.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.decision.Decided;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.operator.Act;
import nl.weerklank.contract.operator.ChannelMoment;
import nl.weerklank.contract.operator.LetterCare;
import nl.weerklank.contract.operator.Step;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.report.Outcome;
import nl.weerklank.contract.report.Report;
import nl.weerklank.contract.signature.AlertVerifier;
import nl.weerklank.contract.signature.Verdict;
import nl.weerklank.contract.topic.Headers;
import nl.weerklank.contract.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Writes down what a record says; a record that says nothing readable is written down as just that. */
final class Clerk {

    private final AlertVerifier verifier;

    Clerk(AlertVerifier verifier) {
        this.verifier = verifier;
    }

    LedgerEntry entry(ConsumerRecord<String, byte[]> record) {
        var value = record.value();
        try {
            if (record.topic().endsWith(Topics.DEAD_LETTER_SUFFIX)) {
                return deadLetter(record);
            }
            if (value == null) {
                return unreadable(record, "the record is empty");
            }
            return switch (record.topic()) {
                case Topics.ALERTS -> alert(record, value);
                case Topics.REPORTS -> report(record, ContractJson.read(value, Report.class));
                case Topics.STEPS -> step(record, ContractJson.read(value, Step.class));
                case Topics.CHANNEL_HISTORY -> moment(record, ContractJson.read(value, ChannelMoment.class));
                case Topics.LETTER_CARE -> care(record, ContractJson.read(value, LetterCare.class));
                case Topics.DECISIONS -> decision(record, ContractJson.read(value, Decided.class));
                default -> order(record, ContractJson.read(value, Order.class));
            };
        } catch (IllegalArgumentException e) {
            return unreadable(record, String.valueOf(e.getMessage()));
        }
    }

    private LedgerEntry alert(ConsumerRecord<String, byte[]> record, byte[] value) {
        var signed = ContractJson.read(value, SignedAlert.class);
        return switch (verifier.verify(signed)) {
            case Verdict.Refused refused -> unreadable(record, "refused: " + refused.reason());
            case Verdict.Genuine genuine -> {
                var alert = genuine.event();
                var summary = "%s version %d issued, %s, %s, for %d cells until %s"
                        .formatted(
                                alert.kind(),
                                alert.version(),
                                alert.mode(),
                                alert.lane(),
                                alert.target().size(),
                                alert.expires());
                yield entry(
                        record,
                        "alert/" + digest(record),
                        "alert",
                        alert.alertId(),
                        alert.version(),
                        null,
                        null,
                        alert.acceptedAt(),
                        summary,
                        text(ContractJson.write(alert)));
            }
        };
    }

    private static LedgerEntry order(ConsumerRecord<String, byte[]> record, Order order) {
        var summary = "%s to %s, wave %d, %d cells: %s"
                .formatted(
                        order.action(),
                        order.channel(),
                        order.wave(),
                        order.cells().size(),
                        order.reason());
        return entry(
                record,
                "order/" + order.orderId(),
                "order",
                order.alertId(),
                order.version(),
                order.channel(),
                order.orderId(),
                order.issuedAt(),
                summary,
                text(record.value()));
    }

    private static LedgerEntry report(ConsumerRecord<String, byte[]> record, Report report) {
        var outcome = switch (report.outcome()) {
            case Outcome.Reached reached -> reached.rung().name();
            case Outcome.Failed failed -> "failed " + failed.fault();
        };
        var summary = "%s: %s in %d cells: %s"
                .formatted(report.channel(), outcome, report.cells().size(), report.detail());
        return entry(
                record,
                "report/" + digest(record),
                "report",
                report.alertId(),
                report.version(),
                report.channel(),
                report.orderId(),
                report.at(),
                summary,
                text(record.value()));
    }

    private static LedgerEntry decision(ConsumerRecord<String, byte[]> record, Decided decided) {
        return entry(
                record,
                "decision/" + decided.alertId() + "/" + decided.number(),
                "decision",
                decided.alertId(),
                decided.version(),
                decided.channel(),
                null,
                decided.at(),
                decided.text(),
                text(record.value()));
    }

    private static LedgerEntry step(ConsumerRecord<String, byte[]> record, Step step) {
        var what = switch (step.act()) {
            case Act.Retry retry -> "to try order " + retry.orderId() + " again";
            case Act.Add add -> "to add " + add.channel();
            case Act.Stop stop -> "to stop " + stop.channel();
        };
        return entry(
                record,
                "step/" + step.stepId(),
                "step",
                step.alertId(),
                step.version(),
                null,
                null,
                step.at(),
                "%s asked by hand %s: %s".formatted(step.by(), what, step.reason()),
                text(record.value()));
    }

    private static LedgerEntry moment(ConsumerRecord<String, byte[]> record, ChannelMoment moment) {
        return entry(
                record,
                "channel/" + digest(record),
                "channel",
                null,
                null,
                moment.channel(),
                null,
                moment.at(),
                "%s is %s (%s): %s".formatted(moment.channel(), moment.state(), moment.by(), moment.text()),
                text(record.value()));
    }

    private static LedgerEntry care(ConsumerRecord<String, byte[]> record, LetterCare care) {
        return entry(
                record,
                "letter-care/" + digest(record),
                "letter-care",
                null,
                null,
                null,
                null,
                care.at(),
                "%s %s dead letter %s: %s"
                        .formatted(
                                care.by(),
                                care.what() == LetterCare.What.REPLAYED ? "replayed" : "discarded",
                                care.letter(),
                                care.reason()),
                text(record.value()));
    }

    private static LedgerEntry deadLetter(ConsumerRecord<String, byte[]> record) {
        var origin = header(record, Headers.DEAD_LETTER_TOPIC).orElse(record.topic());
        var summary = "%s put a record of %s aside (%s): %s"
                .formatted(
                        header(record, Headers.DEAD_LETTER_BY).orElse("somebody"),
                        origin,
                        header(record, Headers.DEAD_LETTER_FAULT).orElse("no fault named"),
                        header(record, Headers.DEAD_LETTER_CAUSE).orElse("no cause named"));
        var from = origin + "/" + header(record, Headers.DEAD_LETTER_PARTITION).orElse("?") + "/"
                + header(record, Headers.DEAD_LETTER_OFFSET).orElse("?") + "/"
                + header(record, Headers.DEAD_LETTER_BY).orElse("?");
        return entry(
                record,
                "dead-letter/" + from + "/" + digest(record),
                "dead-letter",
                record.key(),
                null,
                null,
                null,
                Instant.ofEpochMilli(record.timestamp()),
                summary,
                json(record.value()));
    }

    private static LedgerEntry unreadable(ConsumerRecord<String, byte[]> record, String cause) {
        return entry(
                record,
                "unreadable/" + record.topic() + "/" + record.partition() + "/" + record.offset() + "/"
                        + digest(record),
                "unreadable",
                record.key(),
                null,
                null,
                null,
                Instant.ofEpochMilli(record.timestamp()),
                "a record of %s is not what it should be: %s".formatted(record.topic(), cause),
                json(record.value()));
    }

    private static LedgerEntry entry(
            ConsumerRecord<String, byte[]> record,
            String name,
            String kind,
            @Nullable String alertId,
            @Nullable Integer version,
            @Nullable String channel,
            @Nullable String orderId,
            Instant at,
            String summary,
            @Nullable String body) {
        return new LedgerEntry(
                name,
                kind,
                clean(alertId),
                version,
                channel,
                orderId,
                at,
                summary.replace("\0", ""),
                body == null ? null : body.replace("\\u0000", ""),
                record.topic(),
                record.partition(),
                record.offset());
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : text.replace("\0", "");
    }

    private static Optional<String> header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    /** The bytes when they are JSON; else the bytes as a JSON string, so that nothing is lost that a person could read. */
    private static @Nullable String json(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        try {
            return text(ContractJson.write(ContractJson.read(value, Object.class)));
        } catch (IllegalArgumentException e) {
            return text(ContractJson.write(text(value).replace("\0", "")));
        }
    }

    private static String digest(ConsumerRecord<String, byte[]> record) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            if (record.key() != null) {
                sha.update(record.key().getBytes(StandardCharsets.UTF_8));
            }
            sha.update((byte) 0);
            if (record.value() != null) {
                sha.update(record.value());
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
