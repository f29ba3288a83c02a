package nl.weerklank.channel.web.edge;

import nl.weerklank.contract.cap.CapPoint;

/** One place where the edge answers readers nearby; {@code address} is how exactly this one is reached. */
public record PointOfPresence(String name, double latitude, double longitude, String address) {

    double distance(CapPoint from) {
        double north = latitude - from.latitude();
        double east = (longitude - from.longitude()) * Math.cos(Math.toRadians(latitude));
        return north * north + east * east;
    }
}
