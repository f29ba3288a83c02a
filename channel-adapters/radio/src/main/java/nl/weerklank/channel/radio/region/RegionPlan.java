package nl.weerklank.channel.radio.region;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.weerklank.contract.cap.CapPoint;

/** All transmitter regions of a network, in their order. */
public record RegionPlan(List<TransmitterRegion> regions) {

    private static final int COLUMNS = 8;

    public RegionPlan {
        regions = List.copyOf(regions);
    }

    /** The synthetic plan of the Netherlands that the project ships. */
    public static RegionPlan shipped() {
        var stream = Objects.requireNonNull(
                RegionPlan.class.getResourceAsStream("nl-transmitter-regions.csv"), "part of this jar");
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return parse(new BufferedReader(reader).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped region plan cannot be read", e);
        }
    }

    /** @throws IllegalArgumentException naming the line that is wrong */
    public static RegionPlan read(Path csv) {
        try {
            return parse(Files.readAllLines(csv));
        } catch (IOException e) {
            throw new IllegalArgumentException("the region plan " + csv + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Lines of {@code region,name,same,chance,languages,latitude,longitude,range_km}, one a site, after a heading; {@code #} begins a remark. */
    static RegionPlan parse(List<String> lines) {
        var byId = new LinkedHashMap<String, TransmitterRegion>();
        boolean heading = true;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (heading) {
                heading = false;
                continue;
            }
            try {
                add(line.split(",", -1), byId);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("region plan, line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return new RegionPlan(new ArrayList<>(byId.values()));
    }

    private static void add(String[] f, Map<String, TransmitterRegion> byId) {
        if (f.length != COLUMNS) {
            throw new IllegalArgumentException("expected " + COLUMNS + " columns, found " + f.length);
        }
        var site = new TransmitterRegion.Site(
                new CapPoint(Double.parseDouble(f[5]), Double.parseDouble(f[6])), Double.parseDouble(f[7]));
        var sites = new ArrayList<TransmitterRegion.Site>();
        var known = byId.get(f[0]);
        if (known != null) {
            sites.addAll(known.sites());
        }
        sites.add(site);
        byId.put(
                f[0],
                new TransmitterRegion(f[0], f[1], f[2], Double.parseDouble(f[3]), List.of(f[4].split(" ")), sites));
    }
}
