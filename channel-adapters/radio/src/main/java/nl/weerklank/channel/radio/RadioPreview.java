package nl.weerklank.channel.radio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import nl.weerklank.channel.radio.speech.EspeakNg;
import nl.weerklank.channel.radio.speech.Languages;
import nl.weerklank.channel.radio.speech.Spoken;
import nl.weerklank.channel.radio.speech.SpokenText;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.preview.ChannelPreview;
import nl.weerklank.contract.preview.Previewed;

/** What listeners would hear: the fullest wording of the script, and its voice; on the air a terser one is taken where time is short. */
public final class RadioPreview implements ChannelPreview {

    private static final int WORDS_PER_MINUTE = 150;

    @Override
    public String type() {
        return "radio";
    }

    @Override
    public List<Previewed> preview(AlertEvent alert, ChannelSettings settings) {
        var texts = new SpokenText(zone(settings));
        return alert.cap().infos().stream()
                .map(info -> part(info, texts.wordings(alert, info)))
                .toList();
    }

    @Override
    public Optional<byte[]> sound(AlertEvent alert, String language, ChannelSettings settings) {
        var info = alert.cap().infos().stream()
                .filter(each -> each.languageOrDefault().equals(language))
                .findFirst();
        if (info.isEmpty()) {
            return Optional.empty();
        }
        var text = new SpokenText(zone(settings)).wordings(alert, info.get()).getFirst();
        try {
            var wav = Files.createTempFile("preview-", ".wav");
            try {
                var spoken =
                        new EspeakNg(settings.get("espeak", "espeak-ng")).speak(text, Languages.primary(language), wav);
                return spoken instanceof Spoken.Voice ? Optional.of(Files.readAllBytes(wav)) : Optional.empty();
            } finally {
                Files.deleteIfExists(wav);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no place for the voice of a preview", e);
        }
    }

    private static Previewed part(CapInfo info, List<String> wordings) {
        var text = wordings.getFirst();
        var facts = new LinkedHashMap<String, String>();
        facts.put("seconds", "~" + text.split("\\s+").length * 60 / WORDS_PER_MINUTE);
        facts.put("wordings", Integer.toString(wordings.size()));
        return new Previewed(info.languageOrDefault(), text, facts, List.of(), true);
    }

    private static ZoneId zone(ChannelSettings settings) {
        return ZoneId.of(settings.get("zone", "Europe/Amsterdam"));
    }
}
