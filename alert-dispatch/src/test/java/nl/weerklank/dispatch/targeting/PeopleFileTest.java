package nl.weerklank.dispatch.targeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.weerklank.dispatch.Town;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleFileTest {

    @TempDir
    Path folder;

    @Test
    void readsPeopleByCell() throws IOException {
        var people = PeopleFile.read(file("cell,people\n" + Long.toHexString(Town.MIDDLE) + ",12.5\n\n"));

        assertThat(people.in(Town.MIDDLE)).isEqualTo(12.5);
        assertThat(people.in(Town.ALL)).isEqualTo(12.5);
    }

    @Test
    void readsPeopleByPlaceAndKeepsTheirSum() throws IOException {
        var people = PeopleFile.read(file("name,lon,lat,gm_code,population\nMoerdijk,4.6,51.7,GM1709,5000\n"));

        assertThat(people.in(people.cells())).isCloseTo(5000, within(0.001));
    }

    @Test
    void namesTheLineThatIsWrong() throws IOException {
        var negative = file("cell,people\n" + Long.toHexString(Town.MIDDLE) + ",-3\n");
        assertThatThrownBy(() -> PeopleFile.read(negative)).hasMessageContaining(":2: people cannot be -3.0");
        var noCell = file("cell,people\nhere,3\n");
        assertThatThrownBy(() -> PeopleFile.read(noCell)).hasMessageContaining(":2: 'here' is not an H3 index");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("people.csv"), text);
    }
}
