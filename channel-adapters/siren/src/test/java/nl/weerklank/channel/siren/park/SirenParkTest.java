package nl.weerklank.channel.siren.park;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.contract.status.ChannelCoverage;
import org.junit.jupiter.api.Test;

class SirenParkTest {

    private static final double LATITUDE = 51.69;
    private static final double LONGITUDE = 4.59;

    private static SirenPost post(String id, double latitude, double longitude, int range) {
        return new SirenPost(
                id, latitude, longitude, range, "NL", Protocol.MODBUS, "127.0.0.1:5020", 1, Trust.SIGNED, 800);
    }

    @Test
    void theChanceFallsWithDistanceAndEndsBeyondReach() {
        var audibility = Audibility.ASSUMED;
        assertThat(audibility.at(0, 1000)).isEqualTo(0.9);
        assertThat(audibility.at(1000, 1000)).isEqualTo(0.5);
        assertThat(audibility.at(1200, 1000)).isLessThan(0.5).isGreaterThan(0.2);
        assertThat(audibility.at(1500, 1000)).isZero();
        assertThat(audibility.at(1500, 2000)).isGreaterThan(0.5);
    }

    @Test
    void aCellIsCoveredByTheBestPostHeardThereAndByNoCellTwice() {
        var near = post("near", LATITUDE, LONGITUDE, 1200);
        var far = post("far", LATITUDE, LONGITUDE + 0.02, 1200);
        var park = new SirenPark("two posts", List.of(near, far), Audibility.ASSUMED);
        var home = H3Map.cellAt(LATITUDE, LONGITUDE);
        var groups = park.hearing().coverage();
        var sum = groups.stream().mapToInt(g -> g.cells().size()).sum();
        var all = groups.stream().map(ChannelCoverage.Group::cells).reduce(CellSet.EMPTY, CellSet::union);
        assertThat(all.size()).isEqualTo(sum);
        assertThat(groups.stream()
                        .filter(g -> g.cells().contains(home))
                        .findFirst()
                        .orElseThrow()
                        .chance())
                .isGreaterThanOrEqualTo(0.8);
        assertThat(groups).allMatch(g -> g.chance() >= SirenPark.LEAST_CHANCE - 0.001);
        assertThat(park.hearing().isReached(home, i -> i == 0)).isTrue();
        assertThat(park.hearing().isReached(home, i -> i == 1))
                .as("far away is not as good")
                .isFalse();
    }

    @Test
    void aPostOutsideTheAreaIsTakenOnlyForCellsThatNoPostInsideReaches() {
        var inside = post("inside", LATITUDE, LONGITUDE, 1000);
        var outside = post("outside", LATITUDE, LONGITUDE + 0.03, 1000);
        var park = new SirenPark("two posts", List.of(inside, outside), Audibility.ASSUMED);
        var home = CellSet.of(park.home(0));
        var border = park.hearing()
                .covered(H3Map.disk(park.home(1), 2))
                .filter(cell -> !park.hearing().isReached(cell, i -> i == 0));
        var target = home.union(border).filter(cell -> cell != park.home(1));

        assertThat(PostChoice.of(park, park.hearing(), home, target, PostChoice.Outside.NEEDED).posts().stream()
                        .toArray())
                .containsExactly(0);
        var needed = PostChoice.of(park, park.hearing(), target, target, PostChoice.Outside.NEEDED);
        assertThat(needed.posts().stream().toArray()).containsExactly(0, 1);
        assertThat(needed.outside()).isEqualTo(1);
        assertThat(needed.uncovered()).isEqualTo(CellSet.EMPTY);
        var never = PostChoice.of(park, park.hearing(), target, target, PostChoice.Outside.NEVER);
        assertThat(never.posts().stream().toArray()).containsExactly(0);
        assertThat(never.uncovered())
                .isEqualTo(target.minus(home).filter(cell -> !park.hearing().isReached(cell, i -> i == 0)));
    }

    @Test
    void theSyntheticParkIsTheSameEveryTimeAndStandsWherePeopleLive() {
        var people = PeopleMap.ofShippedPlaces();
        var addresses = SyntheticPark.concentrators(List.of("127.0.0.1:1", "127.0.0.1:2"), Trust.SIGNED);
        var posts = SyntheticPark.make(400, people, addresses);
        assertThat(SyntheticPark.make(400, people, addresses)).isEqualTo(posts).hasSize(400);
        assertThat(posts.stream().map(SirenPost::unit)).allMatch(unit -> unit >= 1 && unit <= 247);
        assertThat(posts).allMatch(p -> p.latitude() > 50.7 && p.latitude() < 53.6);
        assertThat(posts).allMatch(p -> p.longitude() > 3.3 && p.longitude() < 7.3);
    }

    @Test
    void theWholeSyntheticParkIsHeardByMostPeople() {
        var people = PeopleMap.ofShippedPlaces();
        var posts = SyntheticPark.make(
                SyntheticPark.POSTS, people, (n, id) -> new SyntheticPark.Line(Protocol.MQTT, id, 0, Trust.SIGNED));
        var park = new SirenPark(SyntheticPark.LABEL, posts, Audibility.ASSUMED);
        var hear = park.hearing().coverage().stream()
                .mapToDouble(g -> g.chance() * people.in(g.cells()))
                .sum();
        var all = people.in(people.cells());
        System.out.printf("siren park: %.0f of %.0f people hear it, %.0f %%%n", hear, all, 100 * hear / all);
        assertThat(hear).isGreaterThan(0.5 * all);
    }
}
