package nl.weerklank.signal.format.cap;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapReference;
import nl.weerklank.contract.cap.CapScope;
import nl.weerklank.contract.cap.CapStatus;
import nl.weerklank.contract.cap.read.CapReader;
import nl.weerklank.contract.cap.read.CapReading;
import nl.weerklank.contract.cap.rule.CapRule;
import nl.weerklank.contract.cap.rule.Violation;
import nl.weerklank.contract.cap.xml.XmlElement;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.SignalKind;
import nl.weerklank.signal.Tlp;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.SignalBuilder;
import nl.weerklank.signal.format.SourceFacts;
import nl.weerklank.signal.format.text.HazardWords;
import nl.weerklank.signal.format.text.Xml;
import org.jspecify.annotations.Nullable;

/** A CAP message as a signal; the gravest info speaks for the message, its areas are those of all infos. */
public final class CapSignals {

    private static final CapReader READER = new CapReader();

    private CapSignals() {}

    /** An alert that stands inside another document; the setting {@code lenient=true} repairs known faults of form. */
    public static Entry read(XmlElement alert, SourceFacts source, Tlp atLeast) {
        var reading = Boolean.parseBoolean(source.settings().getOrDefault("lenient", "false"))
                ? READER.readInsideLenient(alert)
                : READER.readInside(alert);
        return entry(reading, source, atLeast, Xml.place(alert));
    }

    static Entry entry(CapReading reading, SourceFacts source, Tlp atLeast, String place) {
        return switch (reading) {
            case CapReading.Malformed malformed -> refused(malformed.violations(), place);
            case CapReading.Read read -> entry(read.alert(), source, atLeast, place);
        };
    }

    private static Entry.Refused refused(List<Violation> violations, String place) {
        var first = violations.stream().filter(Violation::refuses).findFirst().orElseThrow();
        var rule = switch (first.rule()) {
            case UNSUPPORTED_VERSION -> Rule.UNSUPPORTED_VERSION;
            case WRONG_ROOT -> Rule.WRONG_FORMAT;
            case NOT_WELL_FORMED -> Rule.NOT_WELL_FORMED;
            case LIMIT_EXCEEDED -> Rule.TOO_LARGE;
            case DTD_FORBIDDEN, EXTERNAL_ADDRESS, PROCESSING_INSTRUCTION, UNSUPPORTED_ENCODING -> Rule.FORBIDDEN_XML;
            default -> Rule.SCHEMA_VIOLATION;
        };
        var where = first.line() > 0 ? "line " + first.line() + ", column " + first.column() : place;
        var path = first.path().isEmpty() ? "" : " (" + first.path() + ")";
        return new Entry.Refused(
                rule,
                where,
                first.ruleId() + ": the CAP message " + first.rule().summary() + path,
                remedy(first));
    }

    private static String remedy(Violation violation) {
        return violation.rule() == CapRule.UNSUPPORTED_VERSION
                ? "ask the source for its feed in CAP 1.2"
                : "tell the source, or declare it with lenient=true if it is known to break the form";
    }

    private static Entry entry(CapAlert alert, SourceFacts source, Tlp atLeast, String place) {
        if (alert.msgType() == CapMsgType.ACK || alert.msgType() == CapMsgType.ERROR) {
            return new Entry.Noted(
                    place, "a CAP message of type " + alert.msgType().word());
        }
        if (alert.status() == CapStatus.SYSTEM || alert.status() == CapStatus.DRAFT) {
            return new Entry.Noted(
                    place, "a CAP message of status " + alert.status().word());
        }
        var info = gravest(alert);
        if (info == null && alert.msgType() != CapMsgType.CANCEL) {
            return new Entry.Noted(place, "a CAP message without info");
        }
        var signal = new SignalBuilder(
                        source, subject(alert), alert.sender() + "," + alert.identifier() + "," + alert.sent(), place)
                .kind(kind(alert.msgType()))
                .exercise(alert.status() != CapStatus.ACTUAL)
                .tlp(tlp(alert).stricter(atLeast))
                .sent(alert.sent().toInstant())
                .self(alert.asReference())
                .references(alert.references());
        alert.incidents().forEach(incident -> signal.alias("incident", incident));
        if (info != null) {
            tell(signal, alert, info, source);
        }
        return signal.taken();
    }

    private static void tell(SignalBuilder signal, CapAlert alert, CapInfo info, SourceFacts source) {
        signal.hazard(hazard(info).orElse(source.assumed()))
                .event(info.event())
                .observed(instant(info.onset() != null ? info.onset() : info.effective()))
                .expires(instant(info.expires()))
                .severity(info.severity())
                .certainty(info.certainty())
                .urgency(info.urgency())
                .headline(info.headline())
                .description(info.description())
                .link(info.web());
        var areas = new LinkedHashSet<CapArea>();
        alert.infos().forEach(each -> areas.addAll(each.areas()));
        areas.forEach(signal::area);
    }

    /** What all messages about one thing share: the first message of the chain, as far as it is named. */
    private static String subject(CapAlert alert) {
        var first = alert.references().stream()
                .min(Comparator.comparing((CapReference r) -> r.sent().toInstant()))
                .orElse(alert.asReference());
        return first.sender() + "," + first.identifier();
    }

    private static SignalKind kind(CapMsgType type) {
        return switch (type) {
            case UPDATE -> SignalKind.UPDATE;
            case CANCEL -> SignalKind.CANCEL;
            case ALERT, ACK, ERROR -> SignalKind.NEW;
        };
    }

    private static Tlp tlp(CapAlert alert) {
        var said = Optional.ofNullable(alert.restriction())
                .flatMap(Tlp::of)
                .or(() -> alert.codes().stream()
                        .flatMap(code -> Tlp.of(code).stream())
                        .findFirst());
        if (alert.scope() == CapScope.PUBLIC) {
            return said.orElse(Tlp.CLEAR);
        }
        return said.orElse(alert.scope() == CapScope.PRIVATE ? Tlp.AMBER_STRICT : Tlp.AMBER);
    }

    private static @Nullable CapInfo gravest(CapAlert alert) {
        return alert.infos().stream()
                .min(Comparator.comparing(CapInfo::severity))
                .orElse(null);
    }

    private static Optional<Hazard> hazard(CapInfo info) {
        for (var parameter : info.parameters()) {
            if (parameter.valueName().equals("awareness_type")) {
                var known = HazardWords.of(parameter.value());
                if (known.isPresent()) {
                    return known;
                }
            }
        }
        return HazardWords.of(info.event())
                .or(() -> HazardWords.of(info.headline() == null ? "" : info.headline()))
                .or(() -> info.categories().stream()
                        .flatMap(category -> HazardWords.of(category).stream())
                        .findFirst());
    }

    private static java.time.@Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
