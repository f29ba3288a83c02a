package nl.weerklank.ingest.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import nl.weerklank.ingest.Api;
import nl.weerklank.ingest.IssuedAlerts;
import nl.weerklank.ingest.Ready;
import nl.weerklank.ingest.Surroundings;
import nl.weerklank.ingest.TestKeys;
import nl.weerklank.ingest.TestMessages;
import nl.weerklank.ingest.TestSenders;
import nl.weerklank.ingest.check.TestInfos;
import nl.weerklank.ingest.session.OneTimeCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ConsoleIT {

    private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([^\"]*)\"");

    @BeforeEach
    void waitUntilReady() {
        Ready.withDesk();
    }

    @Test
    void whoeverIsNotSignedInIsSentToSignInAndBack() {
        var answer = Sitting.english().get("/console?tab=waiting");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/console/sign-in?next=%2Fconsole%3Ftab%3Dwaiting");
        var back = Sitting.english()
                .formParam("name", "author")
                .formParam("password", Surroundings.PASSWORD)
                .formParam("next", "/console?tab=waiting")
                .post("/console/sign-in");
        assertThat(back.header("Location")).endsWith("/console?tab=waiting");
        assertThat(Sitting.english()
                        .formParam("name", "author")
                        .formParam("password", Surroundings.PASSWORD)
                        .formParam("next", "//evil.example/console")
                        .post("/console/sign-in")
                        .header("Location"))
                .endsWith("/console");
        assertThat(Sitting.english().get("/console/live").statusCode()).isEqualTo(401);
        assertThat(Sitting.english().get("/console/list").statusCode()).isEqualTo(401);
    }

    @Test
    void theCookieIsForThisConsoleAloneAndNoScriptReadsIt() {
        var cookie = Sitting.tries("author", Surroundings.PASSWORD).detailedCookie(Door.COOKIE);

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        assertThat(cookie.getPath()).isEqualTo("/console");
        assertThat(cookie.getValue()).hasSizeGreaterThan(40);
    }

    @Test
    void wrongPasswordsMakeTheNextAttemptWaitEvenTheRightOne() {
        for (int i = 0; i < 3; i++) {
            assertThat(Sitting.tries("locked", "wrong").statusCode()).isEqualTo(401);
        }

        var next = Sitting.tries("locked", Surroundings.PASSWORD);

        assertThat(next.statusCode()).isEqualTo(429);
        assertThat(next.asString()).contains("Wrong too often");
        assertThat(Sitting.of("auditor").get("/console/audit?q=locked").asString())
                .contains("LOCKED");
    }

    @Test
    void anApproverSeesEveryWordOfItSignsInAgainAndIssuesIt() {
        var id = submitted("Fire at the harbour");
        var approver = Sitting.of("approver");

        var page = approver.get("/console/decide/" + id).asString();
        assertThat(page).contains("Fire at the harbour", "This alerts", "Sign in again");
        var answer = approver.post("/console/decide/" + id + "/approve", decision(page));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        assertThat(TestKeys.event(IssuedAlerts.of(id).getFirst()).alertId()).isEqualTo(id);
        assertThat(Sitting.of("auditor").get("/console/audit?q=" + id).asString())
                .contains("approve");
        assertThat(approver.get("/console?tab=live").asString()).contains("Fire at the harbour");
    }

    @Test
    void aStolenSessionApprovesNothingWithoutThePassword() {
        var id = submitted("Stolen");
        var approver = Sitting.of("approver");
        var form = decision(approver.get("/console/decide/" + id).asString());
        form.put("password", "guessed");

        refused(approver.post("/console/decide/" + id + "/approve", form), 403, id);
        form.remove("password");
        refused(approver.post("/console/decide/" + id + "/approve", form), 403, id);
    }

    @Test
    void aFormFromAnotherSiteOrAnotherSessionIsRefusedAndOnRecord() {
        var id = submitted("Forged");
        var approver = Sitting.of("approver");
        var form = decision(approver.get("/console/decide/" + id).asString());
        var address = "/console/decide/" + id + "/approve";

        refused(approver.request().formParams(form).post(address), 403, id);
        var others = Sitting.of("second").csrf();
        refused(approver.request().formParams(form).formParam("csrf", others).post(address), 403, id);
        refused(
                approver.request()
                        .formParams(form)
                        .formParam("csrf", approver.csrf())
                        .header("Origin", "https://evil.example")
                        .post(address),
                403,
                id);
        refused(Sitting.english().formParams(form).formParam("csrf", "x").post(address), 401, id);
        assertThat(Sitting.of("auditor").get("/console/audit?q=" + id).asString())
                .contains("forged form");
    }

    @Test
    void nobodyDecidesOnTheirOwnAlertNotUnderASecondAccountEither() {
        var own = Api.as("second").submit(TestMessages.from(TestSenders.CENTRE)).<String>path("id");
        var second = Sitting.of("second");
        var page = second.get("/console/decide/" + own).asString();
        assertThat(page).contains("You wrote this yourself").doesNotContain("id=\"approve\"");
        refused(second.post("/console/decide/" + own + "/approve", decision(own, "second")), 409, own);

        var annas = Api.as("anna").submit(TestMessages.from(TestSenders.CENTRE)).<String>path("id");
        refused(
                Sitting.of("anna-too").post("/console/decide/" + annas + "/approve", decision(annas, "approver")),
                409,
                annas);
    }

    @Test
    void whoHasNotTheRightIsRefusedOnRecord() {
        var id = submitted("No right");

        refused(Sitting.of("author").post("/console/decide/" + id + "/approve", decision(id, "approver")), 403, id);
        refused(Sitting.of("trainer").post("/console/decide/" + id + "/approve", decision(id, "approver")), 403, id);
        assertThat(Sitting.of("author").get("/console/audit").statusCode()).isEqualTo(403);
    }

    @Test
    void theButtonAloneIsNotEnoughOneSaysHowManyPeople() {
        var id = submitted("How many");
        var approver = Sitting.of("approver");
        var form = decision(approver.get("/console/decide/" + id).asString());
        form.remove("sure");
        form.put("people", "12");

        refused(approver.post("/console/decide/" + id + "/approve", form), 422, id);
    }

    @Test
    void aStaleTabOverwritesNothing() {
        var id = submitted("Stale");
        var approver = Sitting.of("approver");
        var form = decision(approver.get("/console/decide/" + id).asString());
        form.put("reason", "wrong street");
        assertThat(approver.post("/console/decide/" + id + "/reject", form).statusCode())
                .isEqualTo(303);

        var stale = Sitting.of("second").post("/console/decide/" + id + "/approve", form);

        refused(stale, 409, id);
        assertThat(stale.asString()).contains("changed while you looked", "wrong street");
    }

    @Test
    void aOneTimeCodeIsAskedForWhereOneWasSetUpAndCountsOnce() {
        assertThat(Sitting.tries("careful", Surroundings.PASSWORD).statusCode()).isEqualTo(401);
        var code = OneTimeCodes.code(
                Surroundings.ONE_TIME_SECRET, InstantSource.system().instant().getEpochSecond() / 30);

        assertThat(withCode(code).statusCode()).isEqualTo(303);
        assertThat(withCode(code).statusCode()).isEqualTo(401);
    }

    @Test
    void hostileTextIsTextOnEveryPage() {
        var id = submitted("<script>alert(1)</script>\"'><img src=x onerror=alert(2)>");
        var approver = Sitting.of("approver");

        for (var path : new String[] {"/console?tab=waiting", "/console/decide/" + id, "/console?q=%3Cscript%3E"}) {
            var page = approver.get(path);
            assertThat(page.asString()).doesNotContain("<script>alert", "<img src=x");
            assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        }
        assertThat(approver.get("/console?tab=waiting").asString()).contains("&lt;script&gt;");
    }

    @Test
    void aReasonIsNeededToRejectAndTheAuthorReadsIt() {
        var id = submitted("Reason");
        var approver = Sitting.of("approver");
        var form = decision(approver.get("/console/decide/" + id).asString());
        refused(approver.post("/console/decide/" + id + "/reject", form), 422, id);
        form.put("reason", "street is wrong");

        assertThat(approver.post("/console/decide/" + id + "/reject", form).statusCode())
                .isEqualTo(303);

        assertThat(Sitting.of("author").get("/console?tab=rejected").asString()).contains("street is wrong");
    }

    @Test
    void theAuditGoesOutAsCsvInWhichNothingRunsAsAFormula() {
        Sitting.tries("=HYPERLINK(\"http://evil.example\")", "x");

        var csv = Sitting.of("auditor").get("/console/audit/audit.csv?q=evil.example");

        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.asString()).contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\"");
    }

    private static Response withCode(String code) {
        return Sitting.english()
                .formParam("name", "careful")
                .formParam("password", Surroundings.PASSWORD)
                .formParam("code", code)
                .post("/console/sign-in");
    }

    private static String submitted(String headline) {
        return Api.as("author")
                .submit(TestMessages.from(TestSenders.CENTRE).infos(info -> TestInfos.saying(info, headline)))
                .path("id");
    }

    private static Map<String, String> decision(String page) {
        var digest = DIGEST.matcher(page);
        assertThat(digest.find()).as(page).isTrue();
        return new HashMap<>(
                Map.of("digest", digest.group(1), "password", Surroundings.PASSWORD, "sure", "yes", "reason", ""));
    }

    /** What the form of somebody who may decide holds. */
    private static Map<String, String> decision(String id, String by) {
        var who = by.equals("second") ? "approver" : by;
        return decision(Sitting.of(who).get("/console/decide/" + id).asString());
    }

    private static void refused(Response answer, int status, String id) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(IssuedAlerts.of(id)).isEmpty();
    }
}
