package nl.weerklank.signal.format.cyber;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import nl.weerklank.signal.format.cyber.CsafRules.Broken;
import nl.weerklank.signal.format.text.Json;
import nl.weerklank.signal.format.text.Times;

/** The history of an advisory: in order, without gaps, and of the version that it says it is (6.1.14 to 6.1.22, 6.1.30). */
final class CsafTracking {

    private static final String PLACE = "/document/tracking";

    /** A revision and when it was made. */
    private record Revision(String number, Instant date) {}

    private CsafTracking() {}

    static Optional<Broken> broken(JsonNode tracking) {
        var revisions = new ArrayList<Revision>();
        var numbers = new HashSet<String>();
        for (var revision : tracking.path("revision_history")) {
            var number = Json.text(revision, "number");
            if (!numbers.add(number)) {
                return found("6.1.22", "/revision_history", "a revision is in the history twice");
            }
            revisions.add(
                    new Revision(number, Times.of(Json.text(revision, "date")).orElse(Instant.EPOCH)));
        }
        var version = Json.text(tracking, "version");
        var status = Json.text(tracking, "status");
        boolean finished = status.equals("final") || status.equals("interim");
        if (mixed(revisions, version)) {
            return found("6.1.30", "/revision_history", "whole numbers and semantic versions are mixed");
        }
        revisions.sort(Comparator.comparing(Revision::date).thenComparing(Revision::number, CsafTracking::compare));
        return order(revisions)
                .or(() -> latest(revisions, version, status))
                .or(() -> finished ? released(revisions, version) : Optional.empty())
                .or(() -> history(revisions));
    }

    private static Optional<Broken> order(List<Revision> byDate) {
        for (int i = 1; i < byDate.size(); i++) {
            if (compare(byDate.get(i - 1).number(), byDate.get(i).number()) > 0) {
                return found(
                        "6.1.14", "/revision_history", "versions and dates of the history are in different orders");
            }
        }
        return Optional.empty();
    }

    private static Optional<Broken> latest(List<Revision> byDate, String version, String status) {
        var last = byDate.getLast().number();
        boolean same = status.equals("draft")
                ? withoutMark(last).equals(withoutMark(version))
                : withoutBuild(last).equals(withoutBuild(version));
        return same ? Optional.empty() : found("6.1.16", "/version", "the version is not that of the latest revision");
    }

    private static Optional<Broken> released(List<Revision> revisions, String version) {
        if (isDraft(version)) {
            return found(
                    version.contains("-") ? "6.1.20" : "6.1.17",
                    "/version",
                    "a released advisory has the version of a draft");
        }
        for (var revision : revisions) {
            if (core(revision.number())[0] == 0) {
                return found("6.1.18", "/revision_history", "a released advisory has a revision of a draft");
            }
        }
        return Optional.empty();
    }

    private static Optional<Broken> history(List<Revision> byDate) {
        for (var revision : byDate) {
            if (revision.number().contains("-")) {
                return found("6.1.19", "/revision_history", "a pre-release is in the history");
            }
        }
        long first = core(byDate.getFirst().number())[0];
        if (first > 1) {
            return found("6.1.21", "/revision_history", "the history does not begin with the first version");
        }
        for (int i = 1; i < byDate.size(); i++) {
            if (core(byDate.get(i).number())[0] - core(byDate.get(i - 1).number())[0] > 1) {
                return found("6.1.21", "/revision_history", "a version is missing in the history");
            }
        }
        return Optional.empty();
    }

    private static boolean mixed(List<Revision> revisions, String version) {
        boolean semantic = version.contains(".");
        return revisions.stream().anyMatch(revision -> revision.number().contains(".") != semantic);
    }

    private static boolean isDraft(String version) {
        return core(version)[0] == 0 || version.contains("-");
    }

    private static int compare(String one, String other) {
        var left = core(one);
        var right = core(other);
        for (int i = 0; i < left.length; i++) {
            if (left[i] != right[i]) {
                return Long.compare(left[i], right[i]);
            }
        }
        return 0;
    }

    private static long[] core(String version) {
        var numbers = new long[3];
        var parts = withoutMark(version).split("\\.");
        for (int i = 0; i < Math.min(parts.length, numbers.length); i++) {
            numbers[i] = parts[i].matches("\\d{1,15}") ? Long.parseLong(parts[i]) : 0;
        }
        return numbers;
    }

    private static String withoutMark(String version) {
        return withoutBuild(version).replaceFirst("-.*$", "");
    }

    private static String withoutBuild(String version) {
        return version.replaceFirst("\\+.*$", "");
    }

    private static Optional<Broken> found(String test, String path, String message) {
        return Optional.of(new Broken(test, PLACE + path, message));
    }
}
