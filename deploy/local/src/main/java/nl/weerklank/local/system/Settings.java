package nl.weerklank.local.system;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.weerklank.local.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What may be set from outside: addresses of a broker and a database that are there already, and the rules and sources of threat
 * signals; without rules no picture of signals is made.
 */
public record Settings(
        Optional<String> broker, Optional<Database> database, Optional<String> rules, Optional<String> sources) {

    /** The channels of a Weerklank on one machine. */
    public static final List<String> CHANNELS = List.of("cell-broadcast", "siren", "radio", "web", "radio-reserve");

    /** Those of them that no first wave takes. */
    public static final List<String> RESERVE = List.of("radio-reserve");

    /** Where a database is, and as whom to sign in. */
    public record Database(String host, int port, String name, String user, String password) {

        String reactiveUrl() {
            return "postgresql://%s:%d/%s".formatted(host, port, name);
        }

        String jdbcUrl() {
            return "jdbc:" + reactiveUrl();
        }

        /** From {@code postgresql://user:password@host:port/name}. */
        static Database parse(String url) {
            try {
                var uri = URI.create(url);
                var user = Optional.ofNullable(uri.getUserInfo())
                        .orElse("postgres")
                        .split(":", 2);
                if (!List.of("postgresql", "postgres").contains(uri.getScheme())
                        || uri.getHost() == null
                        || uri.getPath().length() < 2) {
                    throw new IllegalArgumentException("incomplete");
                }
                return new Database(
                        uri.getHost(),
                        uri.getPort() < 0 ? 5432 : uri.getPort(),
                        uri.getPath().substring(1),
                        user[0],
                        user.length > 1 ? user[1] : "");
            } catch (IllegalArgumentException e) {
                throw new Refusal("WEERKLANK_DATABASE_URL must look like postgresql://user:password@host:5432/name", e);
            }
        }
    }

    /** From {@code KAFKA_BOOTSTRAP_SERVERS} and {@code WEERKLANK_DATABASE_URL}; what is not set, the launcher brings along. */
    public static Settings of(Map<String, String> environment) {
        return new Settings(
                given(environment.get("KAFKA_BOOTSTRAP_SERVERS")),
                given(environment.get("WEERKLANK_DATABASE_URL")).map(Database::parse),
                given(environment.get("WEERKLANK_RULES")),
                given(environment.get("WEERKLANK_SOURCES")));
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(t -> !t.isEmpty());
    }
}
