package nl.weerklank.channel.cellbroadcast.network;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.weerklank.channel.cellbroadcast.CellBroadcastFactory;
import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.simulator.control.SimulatorControl;
import nl.weerklank.testkit.Peers;
import nl.weerklank.testkit.ReportNotes;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator's page in a real browser: phones on a map as they receive. */
@SuppressWarnings("NullAway.Init")
class MapPageIT {

    @TempDir
    Path folder;

    private final List<String> complaints = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;
    private NetworkSimulator network;
    private SimulatorControl control;
    private ChannelAdapter adapter;
    private Page page;

    @BeforeEach
    void openTheMap() throws Exception {
        var chromium = Peers.require("chromium", "chromium");
        network = NetworkSimulatorFactory.network(0, Map.of("cells", "3000", "bscs", "4", "air-slot-millis", "20"));
        control = SimulatorControl.start(0, Map.of(NetworkSimulator.TYPE, network));
        var properties = new HashMap<>(network.adapterProperties());
        adapter = new CellBroadcastFactory()
                .create(new ChannelSettings(NetworkSimulator.TYPE, properties, folder, InstantSource.system()));
        adapter.open().toCompletableFuture().get(20, TimeUnit.SECONDS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
        page = browser.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(complaints::add);
        page.navigate("http://127.0.0.1:" + control.port() + "/cell-broadcast/map?lat=51.69&lon=4.6&zoom=3000");
    }

    @AfterEach
    void closeEverything() {
        if (playwright != null) {
            playwright.close();
        }
        if (adapter != null) {
            adapter.close();
        }
        if (control != null) {
            control.close();
        }
        if (network != null) {
            network.close();
        }
    }

    @Test
    void phonesChangeColourAndShowTheTextAsTheyReceiveAndABscThatFailsIsNamed() throws Exception {
        assertThat(page.locator("#sum")).containsText("0 have received");
        assertThat(page.locator("#bscs tr")).hasCount(4);
        assertThat(page.locator("#bscs tr").first()).containsText("well");
        assertThat(coloured("orange or blue")).as("no phone has received").isZero();

        adapter.carryOut(
                        SampleAlerts.emission(
                                SampleAlerts.event(InstantSource.system().instant()),
                                NetworkSimulator.TYPE,
                                OrderAction.EMIT),
                        new ReportNotes())
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        assertThat(page.locator("#sum")).not().containsText(" 0 have received");
        page.waitForFunction("phones.some(p => p.text && p.text.startsWith('Grote brand'))");
        var phone = (Map<?, ?>) page.evaluate("""
                () => { const p = phones.find(one => one.text && one.text.startsWith('Grote brand'));
                  const [x, y] = place(p), box = document.getElementById('map').getBoundingClientRect();
                  return { name: p.name, x: box.left + x / devicePixelRatio, y: box.top + y / devicePixelRatio }; }
                """);
        page.mouse().click(((Number) phone.get("x")).doubleValue(), ((Number) phone.get("y")).doubleValue());
        assertThat(page.locator("#which")).containsText(phone.get("name") + " on cell ");
        assertThat(page.locator("#which")).containsText("message 4371 serial 0x");
        assertThat(page.locator("#shown")).containsText("Grote brand Moerdijk: ga naar binnen");
        assertThat(coloured("orange or blue"))
                .as("dots of phones that received are drawn")
                .isPositive();

        put("bsc?number=2&condition=silent");
        assertThat(page.locator("#bscs tr").nth(1)).containsText("silent");
        page.waitForLoadState(LoadState.LOAD);
        assertThat(complaints).isEmpty();
    }

    /** Pixels of the map in the colours of phones that have received. */
    private int coloured(String what) {
        var count = page.evaluate("""
                () => { const map = document.getElementById('map');
                  const pixels = map.getContext('2d').getImageData(0, 0, map.width, map.height).data;
                  let count = 0;
                  for (let i = 0; i < pixels.length; i += 4) {
                    const orange = pixels[i] === 0xc2 && pixels[i + 1] === 0x41 && pixels[i + 2] === 0x0c;
                    const blue = pixels[i] === 0x1d && pixels[i + 1] === 0x4e && pixels[i + 2] === 0xd8;
                    count += orange || blue ? 1 : 0; }
                  return count; }
                """);
        assertThat(count).as(what).isInstanceOf(Number.class);
        return ((Number) count).intValue();
    }

    private void put(String what) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + control.port() + "/cell-broadcast/" + what))
                            .PUT(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }
}
