package nl.weerklank.channel.siren.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import nl.weerklank.channel.siren.command.ParkSecret;
import nl.weerklank.channel.siren.command.PostKey;
import nl.weerklank.channel.siren.modbus.RegisterMap;
import nl.weerklank.channel.siren.mqtt.MqttAccess;
import nl.weerklank.channel.siren.mqtt.MqttTopics;
import nl.weerklank.channel.siren.park.ParkCsv;
import nl.weerklank.channel.siren.park.Protocol;
import nl.weerklank.channel.siren.park.SirenPost;
import nl.weerklank.channel.siren.park.SyntheticPark;
import nl.weerklank.channel.siren.park.Trust;
import nl.weerklank.channel.siren.signal.SignalBook;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.simulator.ChannelSimulator;
import nl.weerklank.simulator.FaultKind;
import nl.weerklank.simulator.PublicRecord;

/**
 * A whole siren park on this machine: {@value #CONCENTRATORS} Modbus concentrators and one MQTT broker with the posts of the
 * synthetic park behind them.
 */
final class SirenSimulator implements ChannelSimulator {

    /** Enough that no concentrator has more units than Modbus can tell apart. */
    static final int CONCENTRATORS = 18;

    private static final String ADAPTER = "weerklank-siren";

    private final EventLoopGroup loops = new NioEventLoopGroup(1, new DefaultThreadFactory("siren-simulator", true));
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("siren-simulator-later").factory());
    private final InstantSource clock = InstantSource.system();
    private final Behaviour behaviour = new Behaviour();
    private final Audience audience = new Audience(behaviour);
    private final List<Runnable> closers = new ArrayList<>();
    private final List<Runnable> hangUps = new ArrayList<>();
    private final Map<String, ModbusConcentrator> concentrators = new HashMap<>();
    private final List<SimulatedPost> posts = new ArrayList<>();
    private final Map<String, String> adapterProperties = new HashMap<>();

    /** @throws IOException when a port is taken, naming it */
    SirenSimulator(int basePort, Path stateDir, Map<String, String> properties) throws IOException {
        try {
            var addresses = new ArrayList<String>();
            for (int i = 0; i < CONCENTRATORS; i++) {
                addresses.add(concentrator(basePort == 0 ? 0 : basePort + i));
            }
            var mqttPosts = mqtt(basePort == 0 ? 0 : basePort + CONCENTRATORS, properties);
            var count = Integer.parseInt(properties.getOrDefault("posts", Integer.toString(SyntheticPark.POSTS)));
            var trust = Trust.valueOf(properties.getOrDefault("trust", Trust.SIGNED.name()));
            var lines = lines(properties.getOrDefault("protocols", "mixed"), addresses, trust);
            populate(SyntheticPark.make(count, PeopleMap.ofShippedPlaces(), lines), stateDir, mqttPosts);
            mqttPosts.connect().join();
        } catch (CompletionException e) {
            close();
            throw new IOException("the MQTT broker of the siren simulator cannot be used", e.getCause());
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private static SyntheticPark.Addresses lines(String protocols, List<String> addresses, Trust trust) {
        return switch (protocols) {
            case "mixed" -> SyntheticPark.mixed(addresses, trust);
            case "modbus" -> SyntheticPark.concentrators(addresses, trust);
            case "mqtt" -> (number, id) -> new SyntheticPark.Line(Protocol.MQTT, id, 0, trust);
            default -> throw new IllegalArgumentException("protocols must be mixed, modbus or mqtt, not " + protocols);
        };
    }

    private String concentrator(int port) throws IOException {
        var concentrator = new ModbusConcentrator(port, loops, behaviour);
        concentrators.put(concentrator.address(), concentrator);
        closers.add(concentrator::close);
        hangUps.add(concentrator::hangUp);
        return concentrator.address();
    }

    /** A broker of its own, or the one that {@code mqtt.broker} names. */
    private MqttPosts mqtt(int port, Map<String, String> properties) throws IOException {
        var address = properties.get("mqtt.broker");
        if (address == null) {
            var broker = new MqttBroker(port, loops);
            closers.add(broker::close);
            hangUps.add(broker::hangUp);
            address = "127.0.0.1:" + broker.port();
        }
        int colon = address.lastIndexOf(':');
        var access = new MqttAccess(
                address.substring(0, colon),
                Integer.parseInt(address.substring(colon + 1)),
                false,
                "siren-concentrator",
                properties.getOrDefault("mqtt.username", ""),
                properties.getOrDefault("mqtt.password", ""));
        var mqttPosts = new MqttPosts(access, MqttTopics.usual(ADAPTER), behaviour, clock, later);
        closers.addFirst(mqttPosts::close);
        adapterProperties.put("mqtt.broker", address);
        adapterProperties.put("mqtt.client-id", ADAPTER);
        return mqttPosts;
    }

    private void populate(List<SirenPost> made, Path stateDir, MqttPosts mqttPosts) throws IOException {
        var parkFile = stateDir.resolve("park.csv");
        var secretFile = stateDir.resolve("park.secret");
        ParkCsv.write(parkFile, SyntheticPark.LABEL, made);
        adapterProperties.put("park", parkFile.toString());
        adapterProperties.put("secret-file", secretFile.toString());
        var secret = ParkSecret.readOrMake(secretFile);
        var signals = SignalBook.shipped();
        var signedMap = RegisterMap.signed();
        var plainMap = RegisterMap.plain();
        for (int i = 0; i < made.size(); i++) {
            var post = made.get(i);
            var simulated = new SimulatedPost(post, PostKey.of(secret, post.id()), signals, audience);
            posts.add(simulated);
            var concentrator = concentrators.get(post.address());
            if (post.protocol() == Protocol.MQTT || concentrator == null) {
                mqttPosts.attach(post.address(), simulated, i);
            } else {
                var map = post.trust() == Trust.SIGNED ? signedMap : plainMap;
                concentrator.attach(post.unit(), new ModbusUnit(simulated, i, map, clock));
            }
        }
    }

    @Override
    public String type() {
        return "siren";
    }

    @Override
    public Map<String, String> adapterProperties() {
        return Map.copyOf(adapterProperties);
    }

    /** The simulated posts, for a test that opens doors and cuts mains. */
    List<SimulatedPost> posts() {
        return List.copyOf(posts);
    }

    /** The commands that controllers refused. */
    List<Audience.Refusal> refusals() {
        return audience.refusals();
    }

    @Override
    public void behave(FaultKind fault) {
        behaviour.become(fault);
        if (fault == FaultKind.RESTART) {
            posts.forEach(post -> post.restart(clock.millis()));
            hangUps.forEach(Runnable::run);
        }
    }

    @Override
    public List<PublicRecord> publicRecord() {
        return audience.until(clock.instant());
    }

    @Override
    public Set<String> onAir() {
        var now = clock.millis();
        return posts.stream().flatMap(post -> post.heardNow(now).stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void forget() {
        audience.forget(clock.instant());
    }

    /** {@code refusals}: commands that controllers refused. {@code posts}: every post with its status. */
    @Override
    public Map<String, HttpHandler> pages() {
        return Map.of("refusals", exchange -> answer(exchange, audience.refusals()), "posts", exchange -> {
            var now = clock.millis();
            answer(
                    exchange,
                    posts.stream()
                            .map(p -> Map.of("post", p.post(), "status", p.status(now)))
                            .toList());
        });
    }

    @Override
    public void close() {
        later.shutdownNow();
        closers.forEach(Runnable::run);
        closers.clear();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }

    private static void answer(HttpExchange exchange, Object content) throws IOException {
        var body = ContractJson.write(content);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
