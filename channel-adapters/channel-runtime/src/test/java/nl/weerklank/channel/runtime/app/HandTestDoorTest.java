package nl.weerklank.channel.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import nl.weerklank.contract.account.Account;
import nl.weerklank.contract.account.Accounts;
import nl.weerklank.contract.account.PasswordHash;
import nl.weerklank.contract.account.Role;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.channel.HandTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HandTestDoorTest {

    private static final Operators OPERATORS = new Operators(new Accounts(List.of(
            new Account("olga", Set.of(Role.OPERATOR), PasswordHash.of("right", 1_000), null),
            new Account("anna", Set.of(Role.AUTHOR), PasswordHash.of("right", 1_000), null))));

    private final Growl growl = new Growl();
    private final HandTestDoor door = door(Set.of(Mode.LIVE));

    @Test
    void anOperatorTestsWhatIsNamedAndGetsAResultForEachPart() {
        var response = run(door, basic("olga", "right"), "siren", "growl", "SYN-0001");

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(((HandTestDoor.Outcome) response.getEntity()).results())
                .extracting(HandTest.Result::part)
                .containsExactly("SYN-0001");
        assertThat(((HandTestDoor.Outcome) response.getEntity()).counts())
                .isEqualTo(Map.of(HandTest.Verdict.PASSED, 1L));
    }

    @Test
    void nobodyElseTestsAnything() {
        assertThat(run(door, null, "siren", "growl", "SYN-0001").getStatus()).isEqualTo(401);
        assertThat(run(door, "Basic ???", "siren", "growl", "SYN-0001").getStatus())
                .isEqualTo(401);
        var wrong = run(door, basic("olga", "wrong"), "siren", "growl", "SYN-0001");
        assertThat(wrong.getStatus()).isEqualTo(401);
        assertThat(wrong.getHeaderString(HttpHeaders.WWW_AUTHENTICATE)).startsWith("Basic");
        assertThat(run(door, basic("anna", "right"), "siren", "growl", "SYN-0001")
                        .getStatus())
                .isEqualTo(403);
        assertThat(door.tests(basic("anna", "right")).getStatus()).isEqualTo(403);
        assertThat(growl.runs).isZero();
    }

    @Test
    void anEmitterWithoutLivePermissionMakesNoNoise() {
        var response = run(door(Set.of(Mode.EXERCISE)), basic("olga", "right"), "siren", "growl", "SYN-0001");

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(growl.runs).isZero();
    }

    @Test
    void whatCannotBeRunIsRefusedInWords() {
        var refused = run(door, basic("olga", "right"), "siren", "growl");
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(refused.getEntity()).asString().contains("name the posts");
        assertThat(run(door, basic("olga", "right"), "siren", "howl").getStatus())
                .isEqualTo(404);
        assertThat(run(door, basic("olga", "right"), "radio", "growl").getStatus())
                .isEqualTo(404);
    }

    @Test
    void anOperatorSeesWhatCanBeTested() {
        var response = door.tests(basic("olga", "right"));

        assertThat(response.getEntity()).isEqualTo(List.of(new HandTestDoor.Offered("siren", "growl", true, "growls")));
    }

    private HandTestDoor door(Set<Mode> modes) {
        return new HandTestDoor(() -> Map.of("siren", List.of(growl)), modes, OPERATORS);
    }

    private static Response run(
            HandTestDoor door, @Nullable String credentials, String channel, String test, String... parts) {
        return door.run(channel, test, credentials, new HandTestDoor.Wanted(List.of(parts)))
                .toCompletableFuture()
                .join();
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static final class Growl implements HandTest {
        private int runs;

        @Override
        public String name() {
            return "growl";
        }

        @Override
        public String about() {
            return "growls";
        }

        @Override
        public boolean isNoticed() {
            return true;
        }

        @Override
        public CompletionStage<List<Result>> run(Set<String> parts) {
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("name the posts");
            }
            runs++;
            return CompletableFuture.completedFuture(parts.stream()
                    .map(part -> new Result(part, Instant.EPOCH, Verdict.PASSED, "drew power"))
                    .toList());
        }
    }
}
