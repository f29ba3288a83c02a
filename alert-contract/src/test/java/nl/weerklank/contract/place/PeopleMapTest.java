package nl.weerklank.contract.place;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PeopleMapTest {

    @Test
    void theShippedPlacesHoldMostOfTheCountryAndLoseNobodyWhenSpread() {
        var places = Place.shipped();
        var counted = places.stream().mapToLong(Place::population).sum();
        var map = PeopleMap.spread(places);
        assertThat(counted).isGreaterThan(10_000_000);
        assertThat(map.in(map.cells())).isCloseTo(counted, org.assertj.core.data.Offset.offset(1.0));
    }
}
