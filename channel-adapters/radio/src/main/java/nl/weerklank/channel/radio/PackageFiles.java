package nl.weerklank.channel.radio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import nl.weerklank.channel.radio.audio.Wav;
import nl.weerklank.channel.radio.dab.AlertSet;
import nl.weerklank.channel.radio.interrupt.InterruptPackage;
import nl.weerklank.channel.radio.opus.OpusWriter;
import nl.weerklank.channel.radio.pocsag.PagerCall;
import nl.weerklank.channel.radio.pocsag.PagerTransmission;
import nl.weerklank.channel.radio.rds.RdsGroup;
import nl.weerklank.channel.radio.rds.RdsStation;
import nl.weerklank.channel.radio.region.TransmitterRegion;

/** Writes what one region is handed as files too, for broadcasters and networks that take files: WAV, Opus, RDS, DAB, pager. */
final class PackageFiles {

    private static final int TEXT_CALL = 3;

    private final RadioSettings settings;
    private final Path folder;

    PackageFiles(RadioSettings settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
    }

    /** The files {@code <alert>-<version>-<region>.*}; each appears under its name only when it is whole. */
    void write(String alert, int version, TransmitterRegion region, InterruptPackage made, String text)
            throws IOException {
        Files.createDirectories(folder);
        var name = "%s-%d-%s".formatted(alert, version, region.id());
        whole(name + ".wav", file -> Wav.write(made.sound(), file));
        whole(name + ".opus", file -> OpusWriter.write(made.sound(), text, file));
        whole(name + ".rds.txt", file -> Files.write(file, rds(region, text)));
        var place = settings.dabPlaces().get(region.id());
        if (place != null) {
            whole(name + ".dab.txt", file -> Files.write(file, dab(new AlertSet(0, 0, version & 15, List.of(place)))));
        }
        if (settings.pager() > 0) {
            var call = new PagerCall(settings.pager(), TEXT_CALL, text);
            whole(
                    name + ".pocsag.wav",
                    file -> Wav.write(PagerTransmission.of(List.of(call), settings.pagerRate()), file));
        }
    }

    private static List<String> rds(TransmitterRegion region, String text) {
        return RdsStation.of(region.id(), region.same()).alarm(text).stream()
                .map(RdsGroup::hex)
                .toList();
    }

    private static List<String> dab(AlertSet set) {
        var lines = new ArrayList<String>();
        set.trigger(false).forEach(fig -> lines.add("trigger " + HexFormat.of().formatHex(fig)));
        lines.add("sustain " + HexFormat.of().formatHex(set.sustain(false)));
        lines.add("end " + HexFormat.of().formatHex(set.end(false)));
        return lines;
    }

    private void whole(String name, Writing writing) throws IOException {
        var part = Files.createTempFile(folder, name, ".part");
        writing.into(part);
        Files.move(
                part,
                folder.resolve(name),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    private interface Writing {
        void into(Path file) throws IOException;
    }
}
