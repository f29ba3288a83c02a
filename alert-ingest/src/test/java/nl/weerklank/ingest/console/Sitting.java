package nl.weerklank.ingest.console;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.regex.Pattern;
import nl.weerklank.ingest.Surroundings;

/** Somebody at the console without a browser: holds the cookie, sends forms as a browser would. */
public final class Sitting {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" content=\"([^\"]*)\"");

    private final String cookie;

    private Sitting(String cookie) {
        this.cookie = cookie;
    }

    public static Response tries(String name, String password) {
        return english().formParam("name", name).formParam("password", password).post("/console/sign-in");
    }

    public static Sitting of(String name) {
        var answer = tries(name, Surroundings.PASSWORD);
        if (answer.statusCode() != 303) {
            throw new AssertionError(name + " was not let in: " + answer.statusCode() + " " + answer.asString());
        }
        return new Sitting(answer.cookie(Door.COOKIE));
    }

    public String cookie() {
        return cookie;
    }

    public Response get(String path) {
        return request().get(path);
    }

    /** The mark that this session's forms carry. */
    public String csrf() {
        var found = CSRF.matcher(get("/console").asString());
        if (!found.find()) {
            throw new AssertionError("no page of a session");
        }
        return found.group(1);
    }

    public Response post(String path, Map<String, String> form) {
        return request().formParam("csrf", csrf()).formParams(form).post(path);
    }

    public RequestSpecification request() {
        return english().cookie(Door.COOKIE, cookie);
    }

    public static RequestSpecification english() {
        return given().redirects().follow(false).header("Accept-Language", "en");
    }
}
