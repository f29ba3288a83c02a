package nl.weerklank.channel.radio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import nl.weerklank.channel.radio.interrupt.InterruptPackage;
import nl.weerklank.channel.radio.rds.DisplayLine;
import nl.weerklank.channel.radio.region.TransmitterRegion;
import nl.weerklank.channel.radio.same.SameEvent;
import nl.weerklank.channel.radio.same.SameHeader;
import nl.weerklank.channel.radio.speech.Languages;
import nl.weerklank.channel.radio.speech.Speaker;
import nl.weerklank.channel.radio.speech.Spoken;
import nl.weerklank.channel.radio.speech.SpokenText;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertIds;
import nl.weerklank.contract.cap.CapInfo;

/** Makes the interrupt packages of one alert version, one a region; regions that hear the same languages share the speech. */
final class Newsroom implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Newsroom.class.getName());
    private static final String CIVIL_AUTHORITIES = "CIV";
    private static final int LARGEST_PRINTED_VERSION = 999;
    private static final double FASTEST_VOICE = 25;

    private final AlertEvent alert;
    private final RadioSettings settings;
    private final Speaker speaker;
    private final SpokenText texts;
    private final Path folder;
    private final Executor threads;
    private final Map<List<String>, CompletableFuture<List<Spoken>>> spoken = new ConcurrentHashMap<>();
    private final Map<TransmitterRegion, InterruptPackage> toFile = new ConcurrentHashMap<>();

    Newsroom(AlertEvent alert, RadioSettings settings, Speaker speaker, Path stateDir, Executor threads) {
        this.alert = alert;
        this.settings = settings;
        this.speaker = speaker;
        this.threads = threads;
        this.texts = new SpokenText(settings.zone());
        try {
            this.folder = Files.createTempDirectory(Files.createDirectories(stateDir), "speech-");
        } catch (IOException e) {
            throw new UncheckedIOException("no place for speech in " + stateDir, e);
        }
    }

    /** The package of a region. */
    InterruptPackage packageFor(TransmitterRegion region) {
        var infos = Languages.choose(alert.cap().infos(), region.languages());
        var speech = spoken.computeIfAbsent(
                        region.languages(), languages -> CompletableFuture.supplyAsync(() -> speak(infos), threads))
                .join();
        return InterruptPackage.of(header(region), settings.attentionSeconds(), speech);
    }

    /** The header of a region; its last field is ours: half of the alert's short code and the version. */
    SameHeader header(TransmitterRegion region) {
        var info = Languages.choose(alert.cap().infos(), region.languages()).getFirst();
        var station = "%s/%03d"
                .formatted(
                        AlertIds.shortCode(alert.alertId()).substring(0, 4),
                        Math.min(alert.version(), LARGEST_PRINTED_VERSION));
        return SameHeader.of(
                CIVIL_AUTHORITIES,
                SameEvent.of(alert.mode(), info),
                List.of(region.same()),
                alert.acceptedAt(),
                Duration.between(alert.acceptedAt(), alert.expires()),
                station);
    }

    /** The short text for displays and pagers: headline, and the code by which anyone can check it. */
    String radioText(TransmitterRegion region) {
        var info = Languages.choose(alert.cap().infos(), region.languages()).getFirst();
        var headline = info.headline() == null ? info.event() : info.headline();
        return DisplayLine.of(headline, AlertIds.shortCode(alert.alertId()));
    }

    /** The package went out; where that is configured it becomes files as well, once nobody waits any more. */
    void wentOut(TransmitterRegion region, InterruptPackage made) {
        if (settings.files().isPresent()) {
            toFile.put(region, made);
        }
    }

    private List<Spoken> speak(List<CapInfo> infos) {
        var all = new ArrayList<Spoken>();
        double share = settings.speechSeconds() / (double) infos.size();
        for (var info : infos) {
            all.add(speak(info, share));
        }
        return all;
    }

    /** Speaks the fullest wording that fits into the time; how fast the voice is shows with the first that does not. */
    private Spoken speak(CapInfo info, double seconds) {
        var language = Languages.primary(info.languageOrDefault());
        var wordings = texts.wordings(alert, info);
        double charactersPerSecond = FASTEST_VOICE;
        for (int i = 0; i < wordings.size(); i++) {
            var text = wordings.get(i);
            if (text.length() > seconds * charactersPerSecond) {
                continue;
            }
            var spoken = speaker.speak(text, language, folder.resolve(language + "-" + i + ".wav"));
            if (!(spoken instanceof Spoken.Voice voice) || voice.sound().seconds() <= seconds) {
                return spoken;
            }
            charactersPerSecond = text.length() / voice.sound().seconds();
        }
        return new Spoken.Missing(
                language, "", "not even the tersest wording fits into %.0f s of speech".formatted(seconds));
    }

    /** Writes the files that are due and clears the speech away; the alert does not fail over either. */
    @Override
    public void close() {
        settings.files().ifPresent(target -> toFile.forEach((region, made) -> file(target, region, made)));
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            warn("speech not cleared away", e);
        }
    }

    private void file(Path target, TransmitterRegion region, InterruptPackage made) {
        try {
            new PackageFiles(settings, target).write(alert.alertId(), alert.version(), region, made, radioText(region));
        } catch (IOException e) {
            warn("package not written as files", e);
        }
    }

    private void warn(String what, IOException fault) {
        LOG.log(System.Logger.Level.WARNING, what + " alert={0} fault={1}", alert.alertId(), fault.toString());
    }
}
