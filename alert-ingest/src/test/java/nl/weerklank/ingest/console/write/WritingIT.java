package nl.weerklank.ingest.console.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.ingest.IssuedAlerts;
import nl.weerklank.ingest.Ready;
import nl.weerklank.ingest.Surroundings;
import nl.weerklank.ingest.TestKeys;
import nl.weerklank.ingest.console.Sitting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class WritingIT {

    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
    private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([^\"]*)\"");

    @BeforeEach
    void waitUntilReady() {
        Ready.withDesk();
    }

    @Test
    void anAuthorWritesFromATemplateAndEachStepIsKept() {
        var author = Sitting.of("author");
        var draft = begin(author, "LIVE", "chemical");

        assertThat(author.get(draft + "/what").asString()).contains("Gevaarlijke stof bij [plaats]");
        say(author, draft, "Brand in Moerdijk");
        assertThat(Sitting.of("author").get(draft + "/what").asString()).contains("Brand in Moerdijk");
        post(author, draft + "/where", Map.of("circle", "51.70, 4.61, 3", "name", "Moerdijk en omgeving"), 303);
        var page = author.get(draft + "/where").asString();
        assertThat(page).contains("Moerdijk en omgeving", "circle, radius 3 km");
        assertThat(author.get(draft + "/area.json").<String>path("type")).isEqualTo("MultiPolygon");
        post(author, draft + "/time", Map.of("hours", "3"), 303);
        assertThat(author.get(draft + "/check").asString()).contains("Valid until");
        assertThat(author.get("/console?tab=drafts").asString()).contains("Brand in Moerdijk");
    }

    @Test
    void whatIsMissingBlocksAndAWarningNeedsAReasonThatTheApproverReads() {
        var author = Sitting.of("author");
        var draft = begin(author, "LIVE", "blank");
        assertThat(author.get(draft + "/check").asString())
                .contains("The text in nl-NL is missing", "No area was chosen", "id=\"submit\" disabled");
        assertThat(post(author, draft + "/submit", Map.of(), 422).asString())
                .contains("Something still stands in the way");

        say(author, draft, "Iets zonder plaats");
        post(author, draft + "/where", Map.of("circle", "51.70, 4.61, 3", "name", "Haven"), 303);
        assertThat(post(author, draft + "/submit", Map.of(), 422).asString()).contains("A warning needs a reason");
        var handed = post(
                author,
                draft + "/submit",
                Map.of("warning", "WHERE_UNSAID", "reason", "everybody there knows where this is"),
                303);

        var page = Sitting.of("approver").get(handed.header("Location")).asString();
        assertThat(page).contains("everybody there knows where this is");
    }

    @Test
    void whatWasWrittenGoesOutWordForWordAfterASecondPersonAndIsUpdatedAndEnded() {
        var author = Sitting.of("author");
        var draft = begin(author, "LIVE", "chemical");
        say(author, draft, "Brand in Moerdijk");
        post(author, draft + "/where", Map.of("circle", "51.70, 4.61, 3", "name", "Moerdijk"), 303);
        var address = submit(author, draft);
        var id = approve(address);

        var event = TestKeys.event(IssuedAlerts.of(id).getFirst());
        assertThat(event.cap().infos())
                .hasSize(2)
                .allSatisfy(info -> assertThat(info.headline()).contains("Brand in Moerdijk"));
        assertThat(event.mode()).isEqualTo(Mode.LIVE);
        var live = author.get("/console/live/" + id);
        assertThat(live.asString()).contains("Brand in Moerdijk", "Stop", "All clear", "Update");
        assertThat(author.get("/console/live/" + id + "/map.json").<String>path("unreached.type"))
                .isEqualTo("MultiPolygon");

        var update = follow(author, id, "UPDATE");
        say(author, update, "Brand in Moerdijk onder controle");
        var updated = submit(author, update);
        assertThat(Sitting.of("approver").get(updated).asString())
                .contains("<del>Brand in Moerdijk</del>", "<ins>Brand in Moerdijk onder controle</ins>");
        approve(updated);
        var stop = follow(author, id, "STOP");
        approve(submit(author, stop));

        var versions = IssuedAlerts.of(id).stream().map(TestKeys::event).toList();
        assertThat(versions).extracting(each -> each.kind()).contains(AlertKind.UPDATE, AlertKind.CANCEL);
        assertThat(author.get("/console?tab=ended").asString()).contains("/console/live/" + id);
    }

    @Test
    void twoPeopleAtOneDraftNeverOverwriteEachOther() {
        var author = Sitting.of("author");
        var draft = begin(author, "LIVE", "flood");
        var seen = version(author.get(draft + "/what").asString());
        say(Sitting.of("second"), draft, "Van de ander");

        var form = new HashMap<>(Map.of("version", seen, "headline.nl-NL", "Van mij", "headline.en-GB", "Mine"));
        var late = author.post(draft + "/what", form);

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.asString()).contains("second saved this draft in the meantime", "Van de ander", "Van mij");
        assertThat(author.get(draft + "/what").asString())
                .contains("Van de ander")
                .doesNotContain("Van mij");
    }

    @Test
    void aDraftThatWasSentBackIsOpenAgainWithTheReason() {
        var author = Sitting.of("author");
        var draft = begin(author, "LIVE", "chemical");
        say(author, draft, "Brand in Moerdijk, eerste keer");
        post(author, draft + "/where", Map.of("circle", "51.70, 4.61, 3", "name", "Moerdijk"), 303);
        var address = submit(author, draft);
        assertThat(author.get(draft + "/what").statusCode()).isEqualTo(409);

        var approver = Sitting.of("approver");
        var form = decision(approver.get(address).asString());
        form.put("reason", "name the street");
        assertThat(approver.post(address + "/send-back", form).statusCode()).isEqualTo(303);

        assertThat(author.get(draft + "/what").asString())
                .contains("name the street", "Brand in Moerdijk, eerste keer");
        assertThat(approve(submit(author, draft))).isNotBlank();
    }

    @Test
    void anExerciseNeedsItsOwnRightLooksLikeOneAndIsIssuedAsOne() {
        assertThat(Sitting.of("author")
                        .post("/console/new", Map.of("mode", "EXERCISE", "template", "flood"))
                        .statusCode())
                .isEqualTo(403);
        var trainer = Sitting.of("trainer");
        assertThat(trainer.post("/console/new", Map.of("mode", "LIVE", "template", "flood"))
                        .statusCode())
                .isEqualTo(403);
        var draft = begin(trainer, "EXERCISE", "chemical");
        say(trainer, draft, "Oefenbrand in Moerdijk");
        post(trainer, draft + "/where", Map.of("circle", "51.70, 4.61, 3", "name", "Moerdijk"), 303);
        for (var step : new String[] {"/what", "/where", "/time", "/check"}) {
            assertThat(trainer.get(draft + step).asString())
                    .contains("<body class=\"exercise\">", "EXERCISE — EXERCISE", "<title>EXERCISE");
        }
        var address = submit(trainer, draft);

        assertThat(Sitting.of("approver").get(address).asString()).contains("Your account may not decide");
        var trainee = Sitting.of("trainee");
        var page = trainee.get(address).asString();
        assertThat(page).contains("<body class=\"exercise\">");
        assertThat(trainee.post(address + "/approve", decision(page)).statusCode())
                .isEqualTo(303);
        var event =
                TestKeys.event(IssuedAlerts.of(address.replaceAll(".*/", "")).getFirst());
        assertThat(event.mode()).isEqualTo(Mode.EXERCISE);
    }

    @Test
    void areasThatCannotBeSaidAreRefusedInWordsAndNothingIsAdded() {
        var author = Sitting.of("author");
        var draft = begin(author, "LIVE", "blank");
        var bad = Map.of(
                "{\"type\":\"Point\",\"coordinates\":[4,51]}", "Only polygons",
                "{\"type\":\"Polygon\",\"coordinates\":[[[4,51],[5,51],[5,52]]]}", "not closed",
                "{\"type\":\"Polygon\",\"coordinates\":[[[4,51],[5,52],[5,51],[4,52],[4,51]]]}", "crosses itself",
                "{\"type\":\"Polygon\",\"coordinates\":[[[4,51],[5,51],[5,52],[4,51]],[[4.5,51.1],[4.6,51.1],[4.6,51.2],[4.5,51.1]]]}",
                        "with a hole",
                "<script>", "not GeoJSON");

        bad.forEach((geoJson, words) -> assertThat(
                        post(author, draft + "/where", Map.of("geojson", geoJson, "name", "x"), 422)
                                .asString())
                .contains(words));
        assertThat(author.get(draft + "/where").asString()).contains("No area chosen yet");
        post(
                author,
                draft + "/where",
                Map.of(
                        "name",
                        "Driehoek",
                        "geojson",
                        "{\"type\":\"Polygon\",\"coordinates\":[[[4.5,51.6],[4.7,51.6],[4.6,51.7],[4.5,51.6]]]}"),
                303);
        assertThat(author.get(draft + "/where").asString()).contains("Driehoek", "polygon (1)");
    }

    @Test
    void placesAndMunicipalitiesAreFoundByName() {
        var author = Sitting.of("author");
        var draft = begin(author, "LIVE", "blank");

        var page = author.get(draft + "/where?q=zwol").asString();

        assertThat(page).contains("Zwolle (GM0193)", "municipality in which this is the largest place", "approximate");
        post(author, draft + "/where", Map.of("found", "GM:GM0193", "as", "whole"), 303);
        assertThat(author.get(draft + "/where").asString())
                .contains("municipality GM0193", "Municipal borders are approximate");
    }

    @Test
    void importedAreasAreFoundByNameWholeOrAsARadiusAndWhatCannotBeAlertedExactlyIsNamed() {
        var region = "{\"type\":\"Feature\",\"properties\":{\"code\":\"VR99\",\"name\":\"Proefregio\"},\"geometry\":"
                + "{\"type\":\"Polygon\",\"coordinates\":[[[4.5,51.6],[4.7,51.6],[4.6,51.7],[4.5,51.6]]]}}";
        var holed =
                "{\"type\":\"Feature\",\"properties\":{\"code\":\"VR98\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                        + "[[[4,51],[5,51],[5,52],[4,51]],[[4.5,51.1],[4.6,51.1],[4.6,51.2],[4.5,51.1]]]}}";
        var answer = nl.weerklank.ingest.Api.as("author")
                .request()
                .contentType("application/geo+json")
                .body("{\"type\":\"FeatureCollection\",\"features\":[" + region + "," + holed + "]}")
                .post("/api/v1/areas/safety-region");
        assertThat(answer.<Integer>path("kept")).as(answer.asString()).isEqualTo(1);
        assertThat(answer.<String>path("refused[0]")).isEqualTo("VR98 geojson.hole");

        var author = Sitting.of("author");
        var draft = begin(author, "LIVE", "blank");
        assertThat(author.get(draft + "/where?q=proefr").asString()).contains("Proefregio (VR99)", "safety region");
        post(author, draft + "/where", Map.of("found", "safety-region:VR99", "as", "whole"), 303);
        post(author, draft + "/where", Map.of("found", "safety-region:VR99", "as", "radius", "radius", "4"), 303);
        assertThat(author.get(draft + "/where").asString()).contains("polygon (1)", "circle, radius 4 km");
    }

    private static String begin(Sitting who, String mode, String template) {
        var answer = who.post("/console/new", Map.of("mode", mode, "template", template));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        return answer.header("Location").replaceAll("^https?://[^/]+", "").replaceAll("/what$", "");
    }

    private static String follow(Sitting who, String id, String as) {
        var answer = who.post("/console/live/" + id + "/follow", Map.of("as", as));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        return answer.header("Location").replaceAll("^https?://[^/]+", "").replaceAll("/(what|check)$", "");
    }

    private static void say(Sitting who, String draft, String headline) {
        var form = new HashMap<String, String>();
        for (var language : new String[] {"nl-NL", "en-GB"}) {
            form.put("event." + language, "Brand");
            form.put("headline." + language, headline);
            form.put("description." + language, "Er is brand.");
            form.put("instruction." + language, "Ga naar binnen.");
        }
        form.put("category", "Fire");
        form.put("response", "Shelter");
        post(who, draft + "/what", form, 303);
    }

    private static String submit(Sitting who, String draft) {
        var answer = post(who, draft + "/submit", Map.of(), 303);
        return answer.header("Location").replaceAll("^https?://[^/]+", "");
    }

    private static String approve(String address) {
        var approver = Sitting.of("approver");
        var answer = approver.post(
                address + "/approve", decision(approver.get(address).asString()));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        return answer.header("Location").replaceAll(".*/", "");
    }

    private static Response post(Sitting who, String path, Map<String, String> form, int status) {
        var draft = path.replaceAll("/[^/]+$", "");
        var all = new HashMap<>(form);
        all.put("version", version(who.get(draft + "/time").asString()));
        var answer = who.post(path, all);
        assertThat(answer.statusCode()).as(path + " " + answer.asString()).isEqualTo(status);
        return answer;
    }

    private static String version(String page) {
        var found = VERSION.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    private static Map<String, String> decision(String page) {
        var digest = DIGEST.matcher(page);
        assertThat(digest.find()).as(page).isTrue();
        return new HashMap<>(
                Map.of("digest", digest.group(1), "password", Surroundings.PASSWORD, "sure", "yes", "reason", ""));
    }
}
