package nl.weerklank.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;

/** Waits, as a launcher does, until the service says that it can work. */
public final class Ready {

    private Ready() {}

    /** Alerts can be issued and the desk is open. */
    public static void withDesk() {
        Eventually.that(() -> RestAssured.get("/q/health/ready"), ready -> {
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.asString()).contains("\"available\"");
        });
    }
}
