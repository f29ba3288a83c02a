package nl.weerklank.local.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.weerklank.local.Refusal;
import nl.weerklank.local.Sentences;

/** Starts parts in stages, says what it waits for, starts a dead part again, and ends all of them. */
public final class Supervisor implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration SAY_AGAIN = Duration.ofSeconds(5);
    private static final int MOST_RESTARTS = 20;

    private final List<List<Part>> stages;
    private final Progress progress;
    private final List<Part> started = new ArrayList<>();
    private final Map<String, Integer> restarts = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    Supervisor(List<List<Part>> stages, Progress progress) {
        this.stages = stages;
        this.progress = progress;
    }

    /** Starts everything. @throws Refusal when a part dies or is not ready in two minutes; nothing is left running then */
    public void start() {
        try {
            for (var stage : stages) {
                stage.forEach(this::startPart);
                await(stage);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Watches until closed: a part that dies is started again. */
    public void watch() {
        while (!closedWithin(Duration.ofMillis(500))) {
            for (var part : List.copyOf(started)) {
                if (!part.alive() && closed.getCount() > 0) {
                    startAgain(part);
                }
            }
        }
    }

    /** Starts a part again that has died. @throws Refusal when there is no such part */
    void startAgain(String name) {
        started.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal("there is no part '" + name + "'"))
                .start();
    }

    /** Whether a part does its work now. */
    boolean isReady(String name) {
        return started.stream().filter(part -> part.name().equals(name)).anyMatch(Part::ready);
    }

    @Override
    public synchronized void close() {
        if (closed.getCount() == 0) {
            return;
        }
        closed.countDown();
        for (var stage : stages.reversed()) {
            var ending = stage.stream().filter(started::contains).toList();
            ending.forEach(Part::askToEnd);
            ending.forEach(Part::awaitEnd);
        }
    }

    private void startPart(Part part) {
        started.add(part);
        part.start();
    }

    private void await(List<Part> stage) {
        var waiting = new LinkedHashSet<>(stage);
        var since = progress.elapsed();
        var said = since;
        while (!waiting.isEmpty()) {
            for (var part : List.copyOf(waiting)) {
                if (part.ready()) {
                    waiting.remove(part);
                    progress.line(part.name() + " is ready");
                } else if (!part.alive()) {
                    throw new Refusal(part.name() + " ended before it was ready" + lastWords(part.log()));
                }
            }
            if (!waiting.isEmpty() && progress.elapsed().minus(said).compareTo(SAY_AGAIN) >= 0) {
                said = progress.elapsed();
                progress.line("still waiting for " + names(waiting));
            }
            if (!waiting.isEmpty() && progress.elapsed().minus(since).compareTo(LIMIT) > 0) {
                throw new Refusal(names(waiting) + " did not become ready in " + LIMIT.toSeconds() + " s"
                        + lastWords(waiting.getFirst().log()));
            }
            if (closedWithin(LOOK)) {
                throw new Refusal("stopped while starting");
            }
        }
    }

    private void startAgain(Part part) {
        int times = restarts.merge(part.name(), 1, Integer::sum);
        if (times > MOST_RESTARTS) {
            if (times == MOST_RESTARTS + 1) {
                progress.line(
                        part.name() + " died " + MOST_RESTARTS + " times and is left alone" + lastWords(part.log()));
            }
            return;
        }
        progress.line(part.name() + " died; starting it again");
        try {
            part.start();
        } catch (Refusal e) {
            progress.line(Sentences.reason(e));
        }
    }

    private boolean closedWithin(Duration time) {
        try {
            return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static String names(Iterable<Part> parts) {
        var names = new ArrayList<String>();
        parts.forEach(part -> names.add(part.name()));
        return String.join(", ", names);
    }

    private static String lastWords(Path log) {
        try {
            if (!Files.isRegularFile(log)) {
                return "; look in " + log;
            }
            var lines = Files.readAllLines(log);
            for (var line : lines.reversed()) {
                if (line.contains("No space left on device")) {
                    return ": the disk is full; free some space and try again";
                }
            }
            return "; the reason is in " + log;
        } catch (IOException e) {
            return "; look in " + log;
        }
    }
}
