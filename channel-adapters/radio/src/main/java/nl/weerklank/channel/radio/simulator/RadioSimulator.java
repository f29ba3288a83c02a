package nl.weerklank.channel.radio.simulator;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import nl.weerklank.channel.radio.playout.Pace;
import nl.weerklank.simulator.ChannelSimulator;
import nl.weerklank.simulator.FaultKind;
import nl.weerklank.simulator.PublicRecord;

/** All transmitters of a plan on this machine, each on a port of its own, sending without a pause. */
final class RadioSimulator implements ChannelSimulator {

    private static final long TICK_MILLIS = 20;

    private final List<SimulatedTransmitter> transmitters;
    private final Pace pace;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("radio-air").factory());

    RadioSimulator(List<SimulatedTransmitter> transmitters, double speed) {
        this.transmitters = List.copyOf(transmitters);
        this.pace = new Pace(speed);
        var unused = ticker.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public String type() {
        return RadioSimulatorFactory.TYPE;
    }

    @Override
    public Map<String, String> adapterProperties() {
        var properties = new LinkedHashMap<String, String>();
        for (var transmitter : transmitters) {
            properties.put(
                    "transmitter." + transmitter.region().id(),
                    transmitter.address().toString());
        }
        return properties;
    }

    @Override
    public void behave(FaultKind fault) {
        try {
            for (int i = 0; i < transmitters.size(); i++) {
                boolean dead = fault == FaultKind.HALF && i % 2 == 1;
                transmitters.get(i).behave(fault, dead);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a transmitter could not open its door again", e);
        }
    }

    @Override
    public Map<String, HttpHandler> pages() {
        return Map.of("air", new AirPage(transmitters));
    }

    @Override
    public List<PublicRecord> publicRecord() {
        var all = new ArrayList<PublicRecord>();
        transmitters.forEach(transmitter -> all.addAll(transmitter.received()));
        all.sort(Comparator.comparing(PublicRecord::at));
        return all;
    }

    @Override
    public Set<String> onAir() {
        return transmitters.stream()
                .map(SimulatedTransmitter::onAir)
                .filter(header -> !header.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void forget() {
        transmitters.forEach(transmitter -> transmitter.received().clear());
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        transmitters.forEach(SimulatedTransmitter::close);
    }

    private void tick() {
        int samples = pace.due();
        transmitters.forEach(transmitter -> transmitter.play(samples));
    }
}
