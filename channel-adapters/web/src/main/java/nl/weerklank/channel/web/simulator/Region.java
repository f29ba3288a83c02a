package nl.weerklank.channel.web.simulator;

/** Where the simulated edge has points of presence; the ones at an odd place in this list die in a network that is half dead. */
enum Region {
    AMSTERDAM(52.37, 4.90),
    DORDRECHT(51.81, 4.67),
    BREDA(51.59, 4.78),
    ROTTERDAM(51.92, 4.48),
    DEN_HAAG(52.08, 4.31),
    UTRECHT(52.09, 5.12),
    EINDHOVEN(51.44, 5.47),
    GRONINGEN(53.22, 6.57),
    ZWOLLE(52.51, 6.09),
    ARNHEM(51.98, 5.91),
    MAASTRICHT(50.85, 5.69),
    MIDDELBURG(51.50, 3.61);

    final double latitude;
    final double longitude;

    Region(double latitude, double longitude) {
        this.latitude = latitude;
        this.longitude = longitude;
    }

    String title() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
