package nl.weerklank.channel.runtime.app;

import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.weerklank.channel.runtime.run.ChannelRuntime;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.channel.HandTest;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The operators' door to the channels of this process: tests that are started by hand, with a result for every part. */
@Path("/api/v1/channels")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class HandTestDoor {

    private static final Logger LOG = Logger.getLogger(HandTestDoor.class);

    private final Supplier<Map<String, List<HandTest>>> tests;
    private final Set<Mode> modes;
    private final Operators operators;

    @Inject
    HandTestDoor(RuntimeLifecycle lifecycle, RuntimeConfig config, Operators operators) {
        this(() -> lifecycle.runtime().map(ChannelRuntime::handTests).orElse(Map.of()), config.modes(), operators);
    }

    /** @param tests by channel, @param modes what the emitters hold permission for */
    HandTestDoor(Supplier<Map<String, List<HandTest>>> tests, Set<Mode> modes, Operators operators) {
        this.tests = tests;
        this.modes = modes;
        this.operators = operators;
    }

    /** What is asked for. @param parts the parts to test, by name; none for all that may be tested */
    public record Wanted(@Nullable List<String> parts) {

        Set<String> named() {
            return parts == null ? Set.of() : Set.copyOf(parts);
        }
    }

    /** A test that can be started. */
    public record Offered(String channel, String test, boolean noticed, String about) {}

    /** What came of one. */
    public record Outcome(
            String channel, String test, Map<HandTest.Verdict, Long> counts, List<HandTest.Result> results) {}

    /** Every test of every channel here. */
    @GET
    @Path("tests")
    public Response tests(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String credentials) {
        return switch (operators.login(credentials)) {
            case Operators.Login.Operator operator -> Response.ok(offered()).build();
            case Operators.Login.NoOperator nobody -> refuse(403, "only an operator may see this");
            case Operators.Login.Unknown unknown -> unknown();
        };
    }

    /** Runs one test and answers when it has ended. */
    @POST
    @Path("{channel}/tests/{test}")
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> run(
            @PathParam("channel") String channel,
            @PathParam("test") String test,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String credentials,
            @Nullable Wanted wanted) {
        return switch (operators.login(credentials)) {
            case Operators.Login.Operator(String name) ->
                find(channel, test)
                        .map(found -> run(found, channel, name, wanted == null ? Set.of() : wanted.named()))
                        .orElseGet(() -> soon(refuse(404, "channel " + channel + " has no test named " + test)));
            case Operators.Login.NoOperator nobody -> soon(refuse(403, "only an operator may test a channel"));
            case Operators.Login.Unknown unknown -> soon(unknown());
        };
    }

    private CompletionStage<Response> run(HandTest test, String channel, String by, Set<String> parts) {
        if (test.isNoticed() && !modes.contains(Mode.LIVE)) {
            return soon(refuse(403, "people notice this test, and the emitter here holds no live permission"));
        }
        LOG.infof(
                "test by hand started channel=%s test=%s operator=%s parts=%d", channel, test.name(), by, parts.size());
        try {
            return test.run(parts)
                    .thenApply(results -> outcome(channel, test, results))
                    .exceptionally(this::failed);
        } catch (IllegalArgumentException e) {
            return soon(failed(e));
        }
    }

    private static Response outcome(String channel, HandTest test, List<HandTest.Result> results) {
        var counts = results.stream()
                .collect(Collectors.groupingBy(HandTest.Result::verdict, TreeMap::new, Collectors.counting()));
        return Response.ok(new Outcome(channel, test.name(), counts, results)).build();
    }

    private Response failed(Throwable cause) {
        var inner = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
        if (inner instanceof IllegalArgumentException) {
            return refuse(409, String.valueOf(inner.getMessage()));
        }
        LOG.error("test by hand broke off", inner);
        return refuse(500, "the test broke off; the log says why");
    }

    private List<Offered> offered() {
        return tests.get().entrySet().stream()
                .flatMap(channel -> channel.getValue().stream()
                        .map(t -> new Offered(channel.getKey(), t.name(), t.isNoticed(), t.about())))
                .toList();
    }

    private Optional<HandTest> find(String channel, String test) {
        return tests.get().getOrDefault(channel, List.of()).stream()
                .filter(t -> t.name().equals(test))
                .findFirst();
    }

    private static CompletionStage<Response> soon(Response response) {
        return CompletableFuture.completedFuture(response);
    }

    private static Response unknown() {
        return Response.fromResponse(refuse(401, "name and password of an operator are needed"))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Weerklank\"")
                .build();
    }

    private static Response refuse(int status, String detail) {
        return Response.status(status)
                .type("application/problem+json")
                .entity(Map.of("status", status, "title", "not tested", "detail", detail))
                .build();
    }
}
