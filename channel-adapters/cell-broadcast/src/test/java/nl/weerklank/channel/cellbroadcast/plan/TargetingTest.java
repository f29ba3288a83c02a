package nl.weerklank.channel.cellbroadcast.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapPolygon;
import nl.weerklank.contract.cell.AreaCells;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.place.Municipalities;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.Test;

class TargetingTest {

    private static final CellPlan PLAN = SyntheticPlan.ofTheNetherlands(9000, 8);
    private static final ServiceMap SERVICE = ServiceMap.of(PLAN);
    private static final CapPoint MOERDIJK = new CapPoint(51.6922, 4.5958);
    private static final CellSet SOME = H3Map.disk(H3Map.cellAt(51.6922, 4.5958), 2);
    private static final AreaCells CELLS =
            new AreaCells(code -> Municipalities.isCountry(code) ? Optional.of(SOME) : Optional.empty());
    private static final Targeting TARGETING = new Targeting(
            PLAN,
            SERVICE,
            PeopleMap.of(SERVICE.served().stream().boxed().collect(Collectors.toMap(c -> c, c -> 10.0))),
            geocode -> geocode.valueName().equals("gemeente") || Municipalities.isCountry(geocode)
                    ? Optional.of(SOME)
                    : Optional.empty(),
            Municipalities::isCountry);

    @Test
    void aCellReachesIntoACircleWhenSomePlaceOfItsSectorLiesInTheCircle() {
        var index = new CellIndex(PLAN);
        var random = new SplittableRandom(1);
        for (int i = 0; i < 12; i++) {
            var centre = new CapPoint(random.nextDouble(51, 53.4), random.nextDouble(3.8, 7));
            var circle = new CapCircle(centre, random.nextDouble(0.5, 30));
            var found = index.reaching(circle);
            for (int cell = 0; cell < PLAN.cells().size(); cell++) {
                double nearest = nearestOfSector(PLAN.cells().get(cell), centre);
                double radius = circle.radiusKm() * 1000;
                if (nearest <= radius) {
                    assertThat(found.get(cell)).as("%s in %s", cell, circle).isTrue();
                } else if (nearest > radius + 450) {
                    assertThat(found.get(cell)).as("%s in %s", cell, circle).isFalse();
                }
            }
            var byCorners = index.reaching(AreaCells.ring(circle));
            assertThat(byCorners.cardinality()).isGreaterThanOrEqualTo(found.cardinality() - 1);
            byCorners.andNot(found);
            assertThat(byCorners.cardinality())
                    .as("64 corners around the circle differ at the rim only")
                    .isLessThanOrEqualTo(Math.max(3, found.cardinality() / 50));
        }
    }

    @Test
    void aSectorThatLooksAwayFromThePolygonIsNotChosen() {
        var ring = square(52.00, 5.00, 0.01);
        var north = cell(1, 51.97, 5.00, 0);
        var south = cell(2, 51.97, 5.00, 180);
        var inside = cell(3, 52.00, 5.00, 180);
        var far = cell(4, 51.90, 5.00, 0);
        var sideways = cell(5, 51.995, 4.96, 340);
        var farCorner = cell(6, 51.98, 5.03, 240);
        var plan = new CellPlan("made for this", 1, List.of(north, south, inside, far, sideways, farCorner));
        assertThat(new CellIndex(plan).reaching(ring).stream()).containsExactly(0, 2, 5);
    }

    @Test
    void theOrdersCellsAreThoseThatServeItAndReachIntoTheMessagesOwnArea() {
        var random = new SplittableRandom(3);
        int all = 0;
        int chosen = 0;
        for (int i = 0; i < 20; i++) {
            var centre = new CapPoint(random.nextDouble(51.5, 52.5), random.nextDouble(4.5, 6));
            var circle = new CapCircle(centre, random.nextDouble(0.3, 4));
            var message = message(area(List.of(), List.of(circle), List.of()));
            var target = CELLS.of(message);
            var selection = TARGETING.select(message, target, target);
            var serving = SERVICE.serversOf(target);
            var both = new CellIndex(PLAN).reaching(circle);
            both.and(serving);
            assertThat(selection.everywhere()).isFalse();
            assertThat(without(selection.chosen(), serving).cardinality())
                    .as("only cells that serve the order")
                    .isZero();
            assertThat(without(both, selection.chosen()).cardinality())
                    .as("all that serve and reach")
                    .isZero();
            all += serving.cardinality();
            chosen += selection.chosen().cardinality();
        }
        assertThat(chosen).as("cells that look away stay quiet").isLessThan(all);
    }

    @Test
    void everyServedMapCellKeepsAServerAndProofAndSendingAreOneChoice() {
        var message = message(area(List.of(new CapPolygon(square(51.69, 4.60, 0.02))), List.of(), List.of()));
        var target = CELLS.of(message);
        var selection = TARGETING.select(message, target, target);
        var union = new BitSet();
        for (int i = 0; i < selection.servers().length; i++) {
            long mapCell = target.stream().toArray()[i];
            assertThat(selection.servers()[i].length > 0).isEqualTo(SERVICE.servers(mapCell).length > 0);
            for (int server : selection.servers()[i]) {
                union.set(server);
            }
        }
        assertThat(union).isEqualTo(selection.chosen());
        var outside = SERVICE.servedBy(selection.chosen()).minus(target).size();
        assertThat(selection.preview().spill()).isEqualTo(10.0 * outside);
        assertThat(selection.preview().reached())
                .isEqualTo(10.0 * target.intersect(SERVICE.served()).size());
        assertThat(selection.preview().radioCells())
                .isEqualTo(selection.chosen().cardinality());
    }

    @Test
    void aFallbackForAPartChoosesOnlyForThatPart() {
        var message = message(area(List.of(), List.of(new CapCircle(MOERDIJK, 8)), List.of()));
        var target = CELLS.of(message);
        var part = CellSet.of(target.stream().limit(target.size() / 3).toArray());
        var selection = TARGETING.select(message, target, part);
        assertThat(without(selection.chosen(), SERVICE.serversOf(part)).cardinality())
                .isZero();
        assertThat(selection.area()).isEqualTo(part);
        assertThat(selection.chosen().cardinality())
                .isLessThan(TARGETING.select(message, target, target).chosen().cardinality());
    }

    @Test
    void aMunicipalityIsTargetedByItsMapCells() {
        var message = message(area(List.of(), List.of(), List.of(new CapNamedValue("gemeente", "GM1709"))));
        assertThat(TARGETING.select(message, SOME, SOME).chosen()).isEqualTo(SERVICE.serversOf(SOME));
    }

    @Test
    void anAreaThatHasNoPlaceHereIsTargetedByTheOrdersMapCells() {
        var message = message(area(List.of(), List.of(), List.of(new CapNamedValue("nobody knows", "1"))));
        assertThat(TARGETING.select(message, SOME, SOME).chosen()).isEqualTo(SERVICE.serversOf(SOME));
    }

    @Test
    void anAlertForTheCountryOrForEverythingServedGoesToTheWholeNetwork() {
        var country = message(area(List.of(), List.of(), List.of(new CapNamedValue("ISO3166-1", "NL"))));
        var byCode = TARGETING.select(country, SOME, SOME);
        assertThat(byCode.everywhere()).isTrue();
        assertThat(byCode.chosen().cardinality()).isEqualTo(PLAN.cells().size());
        assertThat(byCode.preview().spill()).as("people elsewhere hear it").isPositive();

        var served = SERVICE.served();
        var circle = message(area(List.of(), List.of(new CapCircle(MOERDIJK, 300)), List.of()));
        var byArea = TARGETING.select(circle, served, served);
        assertThat(byArea.everywhere()).isTrue();
        assertThat(byArea.preview().spill()).isZero();

        var part = CellSet.of(SOME.stream().findFirst().orElseThrow());
        assertThat(TARGETING.select(country, SOME, part).everywhere())
                .as("a fallback for a part of the country does not go everywhere")
                .isFalse();
    }

    private static double nearestOfSector(RadioCell cell, CapPoint to) {
        double nearest = cell.metresTo(to.latitude(), to.longitude());
        double perDegree = 111_195;
        double shrink = Math.cos(Math.toRadians(cell.latitude()));
        for (double out = 0; out <= cell.rangeMetres(); out += cell.rangeMetres() / 20.0) {
            for (int turn = -60; turn <= 60; turn += 5) {
                double bearing = Math.toRadians(cell.azimuth() + turn);
                double lat = cell.latitude() + out * Math.cos(bearing) / perDegree;
                double lon = cell.longitude() + out * Math.sin(bearing) / perDegree / shrink;
                double north = (lat - to.latitude()) * perDegree;
                double east = (lon - to.longitude()) * perDegree * shrink;
                nearest = Math.min(nearest, Math.hypot(north, east));
            }
        }
        return nearest;
    }

    private static BitSet without(BitSet some, BitSet others) {
        var rest = (BitSet) some.clone();
        rest.andNot(others);
        return rest;
    }

    private static List<CapPoint> square(double lat, double lon, double half) {
        return List.of(
                new CapPoint(lat - half, lon - half),
                new CapPoint(lat - half, lon + half),
                new CapPoint(lat + half, lon + half),
                new CapPoint(lat + half, lon - half),
                new CapPoint(lat - half, lon - half));
    }

    private static RadioCell cell(int ci, double lat, double lon, int azimuth) {
        return new RadioCell(0, SyntheticPlan.NETWORK, 1, ci, (float) lat, (float) lon, (short) azimuth, 3000);
    }

    private static CapArea area(List<CapPolygon> polygons, List<CapCircle> circles, List<CapNamedValue> geocodes) {
        return new CapArea("somewhere", polygons, circles, geocodes, null, null);
    }

    private static CapAlert message(CapArea area) {
        var like = SampleAlerts.chemicalFire(Instant.parse("2026-01-15T10:00:00Z"));
        var info = like.infos().getFirst();
        return new CapAlert(
                like.identifier(),
                like.sender(),
                like.sent(),
                like.status(),
                like.msgType(),
                null,
                like.scope(),
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(new CapInfo(
                        info.language(),
                        info.categories(),
                        info.event(),
                        info.responseTypes(),
                        info.urgency(),
                        info.severity(),
                        info.certainty(),
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        info.headline(),
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(area))));
    }
}
