package nl.weerklank.contract.cap;

/** A place in degrees on WGS 84, latitude first as CAP writes it. */
public record CapPoint(double latitude, double longitude) {}
