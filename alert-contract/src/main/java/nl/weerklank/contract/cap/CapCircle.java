package nl.weerklank.contract.cap;

/** A centre and a radius in kilometres (CAP 1.2 §3.2.4 circle). */
public record CapCircle(CapPoint centre, double radiusKm) {}
