package nl.weerklank.channel.siren.park;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.weerklank.contract.place.PeopleMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParkCsvTest {

    private static final String HEADER = "id,latitude,longitude,range_m,country,protocol,address,unit,trust,nominal_w";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aParkThatIsWrittenAndReadIsTheSame() throws IOException {
        var posts = SyntheticPark.make(
                50, PeopleMap.ofShippedPlaces(), SyntheticPark.concentrators(List.of("10.1.2.3:502"), Trust.SIGNED));
        var file = folder.resolve("park.csv");
        ParkCsv.write(file, SyntheticPark.LABEL, posts);
        var park = ParkCsv.read(file, Audibility.ASSUMED);
        assertThat(park.posts()).isEqualTo(posts);
        assertThat(park.label()).isEqualTo(SyntheticPark.LABEL);
    }

    @Test
    void columnsMayComeInAnyOrderAndOthersAreLeftAlone() throws IOException {
        var park = read(
                "unit,id,remark,latitude,longitude,range_m,country,protocol,address,trust,nominal_w",
                "7,NL-1,on the roof,51.7,4.6,1200,NL,Modbus,siren-1.example:502,plain,800");
        assertThat(park.post(0))
                .isEqualTo(new SirenPost(
                        "NL-1", 51.7, 4.6, 1200, "NL", Protocol.MODBUS, "siren-1.example:502", 7, Trust.PLAIN, 800));
    }

    @Test
    void aWrongLineIsNamedWithWhatItShouldBe() {
        assertThatThrownBy(() -> read(
                        HEADER, "A,51,4,1200,NL,modbus,h:502,1,signed,800", "B,51,4,far,NL,modbus,h:502,1,signed,800"))
                .hasMessageContaining("park.csv:3")
                .hasMessageContaining("range_m must be a whole number, not 'far'");
        assertThatThrownBy(() -> read(HEADER, "A,51,4,1200,NL,snmp,h:502,1,signed,800"))
                .hasMessageContaining("protocol must be one of [modbus, mqtt], not 'snmp'");
        assertThatThrownBy(() -> read(HEADER, "A,51,4,1200,NL,modbus,nowhere,1,signed,800"))
                .hasMessageContaining("host:port");
        assertThatThrownBy(() -> read(HEADER, "A,51,4,1200")).hasMessageContaining("ends before column country");
    }

    @Test
    void aMissingColumnAnEmptyParkAndATwinAreRefused() {
        assertThatThrownBy(() -> read("id,latitude", "A,51")).hasMessageContaining("column longitude is missing");
        assertThatThrownBy(() -> read(HEADER)).hasMessageContaining("holds no siren post");
        assertThatThrownBy(() -> read(
                        HEADER, "A,51,4,1200,NL,modbus,h:502,1,signed,800", "A,52,4,1200,NL,modbus,h:502,2,signed,800"))
                .hasMessageContaining("two posts are named A");
    }

    private SirenPark read(String... lines) throws IOException {
        var file = folder.resolve("park.csv");
        Files.write(file, List.of(lines));
        return ParkCsv.read(file, Audibility.ASSUMED);
    }
}
