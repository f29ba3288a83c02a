package nl.weerklank.channel.web.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClientOptions;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import nl.weerklank.simulator.ChannelSimulator;
import nl.weerklank.simulator.FaultGate;
import nl.weerklank.simulator.FaultKind;
import nl.weerklank.simulator.PublicNotebook;
import nl.weerklank.simulator.PublicRecord;

/** The content delivery network between origin and public: points of presence over the country, a reader behind each. */
final class EdgeSimulator implements ChannelSimulator {

    private static final int MOST_CONNECTIONS = 20_000;
    private static final long LIMIT_SECONDS = 10;

    private final InstantSource clock = InstantSource.system();
    private final FaultGate gate = new FaultGate();
    private final PublicNotebook notebook = new PublicNotebook(clock);
    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setEventLoopPoolSize(2)
            .setWorkerPoolSize(2)
            .setFileSystemOptions(
                    new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false)));
    private final List<EdgePoint> points = new ArrayList<>();
    private final List<Bystander> bystanders = new ArrayList<>();
    private final EdgeControlDesk desk;
    private volatile String origin = "http://127.0.0.1:9";
    private volatile boolean closed;

    private EdgeSimulator() {
        var client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setConnectTimeout(2000)
                .setKeepAliveTimeout(20));
        for (var region : Region.values()) {
            points.add(new EdgePoint(vertx, region, gate, client, () -> origin, clock));
        }
        desk = new EdgeControlDesk(vertx, gate, points, this::useOrigin);
    }

    /**
     * @param publicPort where the first point of presence listens; 0 takes the next from the base
     * @param origin where the origin is until the adapter says so; empty when that is not known
     */
    static EdgeSimulator start(int basePort, int publicPort, String origin) throws IOException {
        var edge = new EdgeSimulator();
        if (!origin.isBlank()) {
            edge.origin = origin.strip();
        }
        try {
            edge.bind(basePort, edge.desk.listen(basePort));
            for (int i = 0; i < edge.points.size(); i++) {
                int next = basePort == 0 ? 0 : basePort + 1 + i;
                int port = i == 0 && publicPort > 0 ? publicPort : next;
                edge.bind(port, edge.points.get(i).listen(port));
            }
        } catch (IOException e) {
            edge.close();
            throw e;
        }
        edge.seatBystanders();
        return edge;
    }

    @Override
    public String type() {
        return "web";
    }

    @Override
    public Map<String, String> adapterProperties() {
        return Map.of(
                "edge", desk.address(), "public-address", points.getFirst().address());
    }

    @Override
    public void behave(FaultKind fault) {
        if (fault == FaultKind.LIE) {
            await(Future.join(points.stream().map(EdgePoint::freeze).toList()));
            gate.behave(fault);
            return;
        }
        gate.behave(fault);
        if (fault == FaultKind.SLOW) {
            points.forEach(EdgePoint::thaw);
        } else {
            points.forEach(EdgePoint::restart);
        }
    }

    @Override
    public List<PublicRecord> publicRecord() {
        return notebook.read();
    }

    @Override
    public Set<String> onAir() {
        return bystanders.stream().flatMap(b -> b.showing().stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void forget() {
        notebook.forget();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            bystanders.forEach(Bystander::close);
            gate.close();
            await(vertx.close());
        }
    }

    private void useOrigin(String address) {
        if (!address.equals(origin)) {
            origin = address;
            points.forEach(EdgePoint::dropStreams);
        }
    }

    private void seatBystanders() {
        var client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(64).setKeepAlive(false));
        for (var point : points) {
            var bystander =
                    new Bystander(vertx, client, point.address(), point.region().title(), notebook);
            bystanders.add(bystander);
            bystander.watch();
        }
    }

    private void bind(int port, Future<?> listening) throws IOException {
        try {
            listening.toCompletionStage().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("port " + port + " for the web edge is taken", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting", e);
        }
    }

    private static void await(Future<?> done) {
        try {
            done.toCompletionStage().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the edge did not do as it was told in time", e);
        }
    }
}
