package nl.weerklank.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.weerklank.simulator.FaultKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatorControlTest {

    private final BellNetwork bell =
            new BellNetwork.Factory().start(0, Path.of("unused"), Map.of("port", "4711", "note", "<&>"));
    private final HttpClient http = HttpClient.newHttpClient();
    private SimulatorControl control;

    @BeforeEach
    void start() throws IOException {
        control = SimulatorControl.start(0, Map.of("village", bell));
    }

    @AfterEach
    void stop() {
        control.close();
        http.close();
    }

    private HttpResponse<String> ask(String method, String path, String accept, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + control.port() + path))
                .header("Accept", accept)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> ask(String method, String path) throws Exception {
        return ask(method, path, "application/json", "");
    }

    @Test
    void aSimulatorSaysWhatItIsAndHowToReachIt() throws Exception {
        var answer = ask("GET", "/village");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"name\":\"village\"", "\"type\":\"bell\"", "\"fault\":\"none\"", "\"port\":\"4711\"")
                .contains("\"onAir\":[\"ding\"]", "\"pages\":[\"/village/rope\"]");
        assertThat(ask("GET", "/").body()).isEqualTo("[" + answer.body() + "]");
    }

    @Test
    void aFaultIsToldAndShown() throws Exception {
        assertThat(ask("PUT", "/village/fault?kind=half").body()).contains("\"fault\":\"half\"");
        assertThat(bell.told).containsExactly(FaultKind.HALF);
        assertThat(ask("GET", "/village/fault").body()).isEqualTo("{\"fault\":\"half\"}");
    }

    @Test
    void afterARestartItWorksAgain() throws Exception {
        ask("PUT", "/village/fault?kind=silent");
        assertThat(ask("PUT", "/village/fault?kind=restart").body()).contains("\"fault\":\"none\"");
        assertThat(bell.told).containsExactly(FaultKind.SILENT, FaultKind.RESTART);
    }

    @Test
    void anUnknownFaultIsRefusedWithTheKnownOnes() throws Exception {
        var answer = ask("PUT", "/village/fault?kind=sleepy");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("'sleepy'", "silent", "restart");
        assertThat(bell.told).isEmpty();
    }

    @Test
    void thePublicRecordIsReadAndForgotten() throws Exception {
        bell.notebook.note("ding", "square", "three times");
        assertThat(ask("GET", "/village/public").body())
                .contains("\"what\":\"ding\"", "\"place\":\"square\"", "\"text\":\"three times\"");
        assertThat(ask("DELETE", "/village/public").body()).contains("\"publicCount\":0");
        assertThat(ask("GET", "/village/public").body()).isEqualTo("[]");
    }

    @Test
    void whatIsNotThereIsNamed() throws Exception {
        assertThat(ask("GET", "/town").statusCode()).isEqualTo(404);
        assertThat(ask("GET", "/town").body()).contains("'town' is not running here", "village");
        assertThat(ask("GET", "/village/door").body()).contains("/village/fault", "/village/rope");
        assertThat(ask("POST", "/").statusCode()).isEqualTo(405);
    }

    @Test
    void aSimulatorsOwnPagesAreBelowItsName() throws Exception {
        assertThat(ask("GET", "/village/rope").body()).isEqualTo("pulled");
    }

    @Test
    void peopleGetAPageWithAButtonAFaultAndNothingUnescaped() throws Exception {
        bell.notebook.note("ding", "square", "<script>alert(1)</script>");
        var page = ask("GET", "/", "text/html,*/*", "").body();
        for (var kind : FaultKind.values()) {
            assertThat(page).contains("value=\"" + kind.name().toLowerCase(java.util.Locale.ROOT) + "\"");
        }
        assertThat(page).contains("&lt;script&gt;", "&lt;&amp;&gt;").doesNotContain("<script");
    }

    @Test
    void aButtonTellsTheFaultAndComesBackToThePage() throws Exception {
        var answer = ask("POST", "/village/fault", "text/html", "kind=lie");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/");
        assertThat(bell.told).isEqualTo(List.of(FaultKind.LIE));
    }

    @Test
    void aTakenPortIsNamed() {
        assertThatThrownBy(() -> SimulatorControl.start(control.port(), Map.of()))
                .isInstanceOf(BindException.class)
                .hasMessageContaining("port " + control.port());
    }
}
