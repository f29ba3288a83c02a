package nl.weerklank.ingest.http;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import nl.weerklank.contract.account.Role;
import nl.weerklank.ingest.check.Violation;
import nl.weerklank.ingest.source.HttpEvents;
import nl.weerklank.ingest.source.SourceRunner;
import nl.weerklank.ingest.source.SourceState;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.source.Source;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The door for sources that push, and what operators see of all sources. */
@Path("/api/v1/sources")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "Sources", description = "Sources of threat signals, and the door for those that push")
public class SourceResource {

    private static final String RETRY_SECONDS = "2";

    private final SourceRunner sources;
    private final SecurityIdentity identity;

    SourceResource(SourceRunner sources, SecurityIdentity identity) {
        this.sources = sources;
        this.identity = identity;
    }

    /** What became of a push; refused entries do not stop the others. */
    public record Receipt(int taken, int noted, List<Violation> refused) {}

    @POST
    @Path("/{source}/signals")
    @Authenticated
    @NonBlocking
    @Operation(
            operationId = "pushSignals",
            summary = "Push signals of a declared source",
            description =
                    "202 means that the log has every signal of the body with acks=all. Say it again after any other answer.")
    public CompletionStage<Response> push(
            @PathParam("source") String name, @Context HttpHeaders headers, byte @Nullable [] body) {
        var source = sources.pushed(name).filter(this::isItsOwn);
        if (source.isEmpty()) {
            return CompletableFuture.completedFuture(Responses.problem(Problem.of(
                    403,
                    "Not your source",
                    "SOURCE_NOT_YOURS",
                    "no source of that name takes what this account pushes",
                    "Declare the source without an address and with this account in its credentials.")));
        }
        try {
            var given = given(headers);
            return sources.push(
                            source.get(),
                            given.getOrDefault("content-type", ""),
                            HttpEvents.structured(given, body == null ? new byte[0] : body))
                    .handle((entries, failure) ->
                            failure == null ? receipt(entries) : notNow("the log does not take signals now"));
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(notNow("too many signals wait already"));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedFuture(Responses.problem(Problem.of(
                    400, "Not an event", "INVALID_VALUE", String.valueOf(e.getMessage()), "Follow CloudEvents 1.0.")));
        }
    }

    @GET
    @RolesAllowed({Role.AUTHOR_WORD, Role.APPROVER_WORD, Role.OPERATOR_WORD, Role.AUDITOR_WORD})
    @Operation(
            operationId = "sourceStates",
            summary = "Every source with when it was last heard and what is wrong with it")
    public List<SourceState> sources() {
        return sources.states();
    }

    private boolean isItsOwn(Source source) {
        return identity.getPrincipal().getName().equals(source.credentials().get("account"));
    }

    private static Map<String, String> given(HttpHeaders headers) {
        var given = new HashMap<String, String>();
        headers.getRequestHeaders()
                .forEach((name, values) -> given.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return given;
    }

    private static Response receipt(List<Entry> entries) {
        int taken = 0;
        int noted = 0;
        var refused = new ArrayList<Violation>();
        for (var entry : entries) {
            switch (entry) {
                case Entry.Taken signal -> taken++;
                case Entry.Refused wrong ->
                    refused.add(new Violation(wrong.rule().name(), wrong.place(), wrong.message(), wrong.remedy()));
                case Entry.Noted other -> noted++;
                case Entry.Linked other -> noted++;
            }
        }
        if (taken == 0 && noted == 0 && !refused.isEmpty()) {
            return Responses.problem(Problem.of(422, "No signal", refused));
        }
        return Response.accepted(new Receipt(taken, noted, List.copyOf(refused)))
                .build();
    }

    private static Response notNow(String why) {
        return Response.fromResponse(Responses.problem(Problem.of(
                        503, "Not possible now", "SIGNALS_NOT_NOW", why, "Send the same again in some seconds.")))
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }
}
