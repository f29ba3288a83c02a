package nl.weerklank.ingest;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The service's door, as one of the test's accounts. */
public record Api(String account) {

    private static final String ALERTS = "/api/v1/alerts";

    public static Api as(String account) {
        return new Api(account);
    }

    public Response submit(TestMessages message) {
        return submit(message.xml());
    }

    public Response submit(byte[] xml) {
        return request().contentType("application/cap+xml").body(xml).post(ALERTS);
    }

    public Response submitJson(byte[] json) {
        return request().contentType("application/json").body(json).post(ALERTS);
    }

    public Response approve(String id) {
        return request().post(ALERTS + "/" + id + "/approve");
    }

    public Response reject(String id, String body) {
        return request().contentType("application/json").body(body).post(ALERTS + "/" + id + "/reject");
    }

    public Response get(String id) {
        return request().get(ALERTS + "/" + id);
    }

    public Response list(String query) {
        return request().get(ALERTS + "?" + query);
    }

    public RequestSpecification request() {
        return given().auth().preemptive().basic(account, Surroundings.PASSWORD);
    }
}
