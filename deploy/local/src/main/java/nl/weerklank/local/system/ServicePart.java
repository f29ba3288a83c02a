package nl.weerklank.local.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import nl.weerklank.local.Layout;
import nl.weerklank.local.process.JavaProcess;

/** A JVM whose readiness is an address that answers with 200. */
final class ServicePart implements Part {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofMillis(500))
            .build();

    private final String name;
    private final Layout layout;
    private final int heapMb;
    private final Supplier<List<String>> jvmAndMain;
    private final Map<String, String> environment;
    private final URI readiness;
    private Optional<JavaProcess> process = Optional.empty();

    /** @param jvmAndMain asked when it starts, so that it may depend on parts that started before */
    ServicePart(
            String name,
            Layout layout,
            int heapMb,
            Supplier<List<String>> jvmAndMain,
            Map<String, String> environment,
            URI readiness) {
        this.name = name;
        this.layout = layout;
        this.heapMb = heapMb;
        this.jvmAndMain = jvmAndMain;
        this.environment = Map.copyOf(environment);
        this.readiness = readiness;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        if (process.isPresent()) {
            process.get().restart();
        } else {
            process = Optional.of(
                    JavaProcess.start(name, heapMb, jvmAndMain.get(), environment, layout.logs(), layout.run()));
        }
    }

    @Override
    public boolean ready() {
        try {
            var request = HttpRequest.newBuilder(readiness)
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public boolean alive() {
        return process.map(JavaProcess::alive).orElse(true);
    }

    @Override
    public void askToEnd() {
        process.ifPresent(JavaProcess::askToEnd);
    }

    @Override
    public void awaitEnd() {
        process.ifPresent(JavaProcess::awaitEnd);
    }

    @Override
    public Path log() {
        return layout.logs().resolve(name + ".log");
    }
}
