package nl.weerklank.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import nl.weerklank.contract.alert.Authority;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapStatus;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.ingest.check.TestInfos;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class AlertApiIT {

    private final Api author = Api.as("author");
    private final Api approver = Api.as("approver");

    @BeforeEach
    void waitUntilReady() {
        Ready.withDesk();
    }

    @Test
    void aDraftIsKeptApprovedByAnotherPersonAndIssuedWithTheirNames() {
        var message = TestMessages.from(TestSenders.CENTRE);

        var draft = author.submit(message);
        String id = draft.path("id");
        assertThat(draft.statusCode()).isEqualTo(201);
        assertThat(draft.header("Location")).endsWith("/api/v1/alerts/" + id);
        assertThat(draft.<String>path("state")).isEqualTo("AWAITING_APPROVAL");
        assertThat(IssuedAlerts.of(id)).isEmpty();

        var issued = approver.approve(id);
        assertThat(issued.statusCode()).isEqualTo(202);
        assertThat(issued.<String>path("state")).isEqualTo("ISSUED");
        assertThat(issued.<Integer>path("version")).isEqualTo(1);
        var event = TestKeys.event(IssuedAlerts.of(id).getFirst());
        assertThat(event.cap()).isEqualTo(message.cap());
        assertThat(event.authority()).isInstanceOfSatisfying(Authority.Approved.class, by -> {
            assertThat(by.author()).isEqualTo("author");
            assertThat(by.approvals()).extracting(Authority.Approval::approver).containsExactly("approver");
        });
        assertThat(author.get(id).<String>path("state")).isEqualTo("ISSUED");
    }

    @Test
    void anApprovalThatIsRepeatedGetsTheSameAnswerAndIssuesOnce() {
        String id = author.submit(TestMessages.from(TestSenders.CENTRE)).path("id");

        var first = approver.approve(id);
        var again = approver.approve(id);

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.<String>path("issuedAt")).isEqualTo(first.<String>path("issuedAt"));
        assertThat(IssuedAlerts.of(id)).hasSize(1);
    }

    @Test
    void whoeverWroteItNeverDecidesOnIt() {
        String id =
                Api.as("second").submit(TestMessages.from(TestSenders.CENTRE)).path("id");

        refused(Api.as("second").approve(id), 403, "APPROVER_IS_AUTHOR");
        refused(Api.as("second").reject(id, "{\"reason\": \"changed my mind\"}"), 403, "APPROVER_IS_AUTHOR");
        assertThat(approver.get(id).<String>path("state")).isEqualTo("AWAITING_APPROVAL");
        assertThat(approver.approve(id).statusCode()).isEqualTo(202);
    }

    @Test
    void aDraftIsRejectedWithAReasonAndNeverIssuedAfterwards() {
        String id = author.submit(TestMessages.from(TestSenders.CENTRE)).path("id");

        refused(approver.reject(id, "{\"reason\": \" \"}"), 422, "REASON_MISSING");
        refused(approver.reject(id, "{}"), 422, "REASON_MISSING");
        var rejected = approver.reject(id, "{\"reason\": \"wrong street\"}");

        assertThat(rejected.<String>path("state")).isEqualTo("REJECTED");
        assertThat(author.get(id).<String>path("reason")).isEqualTo("wrong street");
        assertThat(author.get(id).<String>path("rejectedBy")).isEqualTo("approver");
        refused(approver.approve(id), 409, "ALREADY_DECIDED");
        assertThat(IssuedAlerts.of(id)).isEmpty();
    }

    @Test
    void theSameContentAgainGetsTheSameAnswerInEitherForm() {
        var message = TestMessages.from(TestSenders.CENTRE);

        var first = author.submit(message);
        var again = author.submit(message);
        var asJson = author.submitJson(ContractJson.write(message.cap()));

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(asJson.asString()).isEqualTo(first.asString());
    }

    @Test
    void otherContentUnderTheSameNameIsAConflict() {
        var message = TestMessages.from(TestSenders.CENTRE);
        author.submit(message);

        refused(author.submit(message.infos(info -> TestInfos.saying(info, "Other"))), 409, "IDENTIFIER_REUSED");
        refused(author.submit(message.sent(message.sent().minusMinutes(1))), 409, "IDENTIFIER_REUSED");
        approver.approve(author.submit(message).path("id"));
        refused(author.submit(message.infos(info -> TestInfos.saying(info, "Other"))), 409, "IDENTIFIER_REUSED");
    }

    @Test
    void anUpdateAndACancelFollowWhatIsLive() {
        var first = TestMessages.from(TestSenders.CENTRE);
        var update = TestMessages.after(first.cap(), CapMsgType.UPDATE);
        refused(author.submit(update), 409, "REFERENCE_UNKNOWN");
        String alertId = issue(first).path("alertId");

        var changed = issue(update);
        assertThat(changed.<String>path("alertId")).isEqualTo(alertId);
        assertThat(changed.<Integer>path("version")).isEqualTo(2);
        refused(author.submit(TestMessages.after(first.cap(), CapMsgType.UPDATE)), 409, "REFERENCE_STALE");

        var ended = issue(TestMessages.after(update.cap(), CapMsgType.CANCEL).withoutInfos());
        assertThat(ended.<Integer>path("version")).isEqualTo(3);
        assertThat(ended.<Integer>path("cells")).isPositive();
        refused(author.submit(TestMessages.after(update.cap(), CapMsgType.UPDATE)), 409, "REFERENCE_NOT_LIVE");
    }

    @Test
    void twoDraftsOfOneUpdateCannotBothGoOut() {
        var first = TestMessages.from(TestSenders.CENTRE);
        issue(first);
        String one = author.submit(TestMessages.after(first.cap(), CapMsgType.UPDATE))
                .path("id");
        String other = author.submit(TestMessages.after(first.cap(), CapMsgType.UPDATE))
                .path("id");

        assertThat(approver.approve(one).statusCode()).isEqualTo(202);
        refused(approver.approve(other), 409, "REFERENCE_STALE");
    }

    @Test
    void whatMayNotGoOutIsRefusedWithItsRule() {
        var good = TestMessages.from(TestSenders.CENTRE);

        refused(author.submit(good.status(CapStatus.SYSTEM)), 422, "STATUS_NOT_ISSUABLE");
        refused(author.submit(good.status(CapStatus.DRAFT)), 422, "STATUS_NOT_ISSUABLE");
        refused(author.submit(good.sent(good.sent().plusHours(1))), 422, "SENT_IN_FUTURE");
        refused(author.submit(good.sent(good.sent().minusDays(2))), 422, "SENT_TOO_OLD");
        refused(author.submit(good.infos(info -> TestInfos.expiring(info, null))), 422, "EXPIRES_MISSING");
        refused(author.submit(good.infos(info -> TestInfos.in(info, java.util.List.of()))), 422, "AREA_MISSING");
    }

    @Test
    void whatIsNoMessageIsRefusedWithItsPlaceAndARemedy() {
        var notClosed =
                "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">\n<identifier>".getBytes(StandardCharsets.UTF_8);
        var noSender = new String(TestMessages.from(TestSenders.CENTRE).xml(), StandardCharsets.UTF_8)
                .replaceAll("<sender>.*</sender>", "")
                .getBytes(StandardCharsets.UTF_8);
        var dtd = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>".getBytes(StandardCharsets.UTF_8);

        var answer = author.submit(notClosed);
        refused(answer, 400, "NOT_WELL_FORMED");
        assertThat(answer.<String>path("place")).contains("line 2");
        assertThat(answer.<String>path("remedy")).isNotBlank();
        refused(author.submit(noSender), 400, "MISSING_REQUIRED_ELEMENT");
        refused(author.submit(dtd), 400, "DTD_FORBIDDEN");
        refused(author.submit(new byte[0]), 400, "NOT_WELL_FORMED");
        refused(author.submitJson("{\"identifier\": 1".getBytes(StandardCharsets.UTF_8)), 400, "NOT_JSON");
    }

    @Test
    void onlyWhoMayDoesAndTheRefusalSaysSo() {
        var message = TestMessages.from(TestSenders.CENTRE);

        refused(approver.submit(message), 403, "ROLE_MISSING");
        refused(author.approve("any"), 403, "ROLE_MISSING");
        refused(Api.as("nobody").submit(message), 401, "LOGIN_NEEDED");
        var unknown = io.restassured.RestAssured.given()
                .body(message.xml())
                .contentType("application/cap+xml")
                .post("/api/v1/alerts");
        refused(unknown, 401, "LOGIN_NEEDED");
        assertThat(unknown.header("WWW-Authenticate")).startsWith("Basic");
        assertThat(Api.as("auditor").list("size=1").statusCode()).isEqualTo(200);
    }

    @Test
    void aSenderThatIsNotKnownOrNotTheAccountsIsRefused() {
        refused(author.submit(TestMessages.from("stranger@example.org")), 403, "SENDER_UNKNOWN");
        refused(author.submit(TestMessages.from(TestSenders.STATION)), 403, "SENDER_NOT_YOURS");
    }

    @Test
    void everyRefusalOfTheFrameworkIsAProblemToo() {
        refused(author.get("0123456789abcdef01234567"), 404, "MESSAGE_UNKNOWN");
        refused(approver.approve("0123456789abcdef01234567"), 404, "MESSAGE_UNKNOWN");
        refused(author.request().contentType("text/plain").body("x").post("/api/v1/alerts"), 415, "HTTP_415");
        refused(author.request().delete("/api/v1/alerts"), 405, "HTTP_405");
        refused(author.list("size=100000"), 400, "REQUEST_WRONG");
    }

    @Test
    void messagesAreListedNewestFirstByStateTextAndPage() {
        var mark = "Mark" + System.nanoTime();
        for (int i = 0; i < 3; i++) {
            var number = i;
            author.submit(
                    TestMessages.from(TestSenders.CENTRE).infos(info -> TestInfos.saying(info, mark + " " + number)));
        }
        String last = approver.list("q=" + mark + "&size=1").path("items[0].id");
        approver.approve(last);

        var waiting = approver.list("q=" + mark + "&state=AWAITING_APPROVAL");
        assertThat(waiting.<Integer>path("total")).isEqualTo(2);
        assertThat(waiting.<Boolean>path("complete")).isTrue();
        assertThat(waiting.<String>path("items[0].headline")).isEqualTo(mark + " 1");
        assertThat(waiting.<Object>path("items[0].cap")).isNull();
        var second = approver.list("q=" + mark + "&size=2&page=1");
        assertThat(second.<Integer>path("items.size()")).isEqualTo(1);
        assertThat(second.<String>path("items[0].headline")).isEqualTo(mark + " 0");
        assertThat(approver.list("q=100%25" + mark).<Integer>path("total")).isZero();
    }

    @Test
    void theDocumentOfTheApiNamesEveryStep() {
        var document = io.restassured.RestAssured.get("/q/openapi?format=json");

        assertThat(document.<java.util.Map<String, Object>>path("paths"))
                .containsKeys(
                        "/api/v1/alerts",
                        "/api/v1/alerts/{id}",
                        "/api/v1/alerts/{id}/approve",
                        "/api/v1/alerts/{id}/reject");
    }

    private Response issue(TestMessages message) {
        var draft = author.submit(message);
        assertThat(draft.statusCode()).as(draft.asString()).isEqualTo(201);
        var answer = approver.approve(draft.path("id"));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        return answer;
    }

    private static void refused(Response answer, int status, String rule) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<String>path("rule")).isEqualTo(rule);
    }
}
