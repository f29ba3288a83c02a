package nl.weerklank.channel.siren.simulator;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import nl.weerklank.channel.siren.command.CommandResult;
import nl.weerklank.channel.siren.command.ParkSecret;
import nl.weerklank.channel.siren.command.PostKey;
import nl.weerklank.channel.siren.modbus.RegisterMap;
import nl.weerklank.channel.siren.park.ParkCsv;
import nl.weerklank.channel.siren.park.SirenPost;
import nl.weerklank.channel.siren.park.SyntheticPark;
import nl.weerklank.channel.siren.signal.SignalBook;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.simulator.ChannelSimulator;
import nl.weerklank.simulator.FaultKind;
import nl.weerklank.simulator.PublicRecord;

/** A whole siren park on this machine: {@value #CONCENTRATORS} concentrators with the posts of the synthetic park behind them. */
final class SirenSimulator implements ChannelSimulator {

    /** Enough that no concentrator has more units than Modbus can tell apart. */
    static final int CONCENTRATORS = 18;

    private final EventLoopGroup loops = new NioEventLoopGroup(1, new DefaultThreadFactory("siren-simulator", true));
    private final InstantSource clock = InstantSource.system();
    private final Behaviour behaviour = new Behaviour();
    private final List<ModbusConcentrator> concentrators = new ArrayList<>();
    private final List<SimulatedPost> posts = new ArrayList<>();
    private final Path parkFile;
    private final Path secretFile;
    private final Audience audience = new Audience();

    /** Everybody who is near a post. */
    private final class Audience implements SimulatedPost.Theatre {
        private final List<SimulatedPost.Heard> heard = new ArrayList<>();
        private final List<String> refusals = new CopyOnWriteArrayList<>();

        @Override
        public boolean lies() {
            return behaviour.fault() == FaultKind.LIE;
        }

        @Override
        public synchronized void willBeHeard(SimulatedPost.Heard sounding) {
            heard.add(sounding);
        }

        @Override
        public void refused(SirenPost post, CommandResult why, Instant at) {
            refusals.add(at + " " + post.id() + ": " + why.words());
        }

        synchronized List<PublicRecord> until(Instant now) {
            return heard.stream()
                    .map(h -> h.by(now))
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(PublicRecord::at))
                    .toList();
        }

        synchronized void forget(Instant now) {
            heard.removeIf(h -> h.isOver() || h.by(now).isPresent());
        }
    }

    SirenSimulator(int basePort, Path stateDir, Map<String, String> properties) throws IOException {
        this.parkFile = stateDir.resolve("park.csv");
        this.secretFile = stateDir.resolve("park.secret");
        try {
            for (int i = 0; i < CONCENTRATORS; i++) {
                concentrators.add(new ModbusConcentrator(basePort == 0 ? 0 : basePort + i, loops, behaviour));
            }
            populate(Integer.parseInt(properties.getOrDefault("posts", Integer.toString(SyntheticPark.POSTS))));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void populate(int count) throws IOException {
        var addresses = concentrators.stream().map(ModbusConcentrator::address).toList();
        var made = SyntheticPark.make(count, PeopleMap.ofShippedPlaces(), SyntheticPark.concentrators(addresses));
        ParkCsv.write(parkFile, SyntheticPark.LABEL, made);
        var secret = ParkSecret.readOrMake(secretFile);
        var signals = SignalBook.shipped();
        var registers = RegisterMap.signed();
        for (int i = 0; i < made.size(); i++) {
            var post = new SimulatedPost(
                    made.get(i), PostKey.of(secret, made.get(i).id()), signals, audience);
            posts.add(post);
            concentrators
                    .get(addresses.indexOf(post.post().address()))
                    .attach(post.post().unit(), new ModbusUnit(post, i, registers, clock));
        }
    }

    @Override
    public String type() {
        return "siren";
    }

    @Override
    public Map<String, String> adapterProperties() {
        return Map.of("park", parkFile.toString(), "secret-file", secretFile.toString());
    }

    @Override
    public void behave(FaultKind fault) {
        behaviour.become(fault);
        if (fault == FaultKind.RESTART) {
            posts.forEach(post -> post.restart(clock.millis()));
            concentrators.forEach(ModbusConcentrator::hangUp);
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

    @Override
    public void close() {
        concentrators.forEach(ModbusConcentrator::close);
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
}
