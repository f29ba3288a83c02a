package nl.weerklank.channel.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.weerklank.channel.web.text.SafeText;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.preview.ChannelPreview;
import nl.weerklank.contract.preview.Previewed;

/** What the card on the residents' page would say, cleaned as that page cleans it. */
public final class WebPreview implements ChannelPreview {

    @Override
    public String type() {
        return "web";
    }

    @Override
    public List<Previewed> preview(AlertEvent alert, ChannelSettings settings) {
        return alert.cap().infos().stream().map(WebPreview::card).toList();
    }

    private static Previewed card(CapInfo info) {
        var headline = SafeText.line(info.headline());
        var text = Stream.of(
                        headline.isEmpty() ? SafeText.line(info.event()) : headline,
                        SafeText.paragraph(info.description()),
                        SafeText.paragraph(info.instruction()))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        var facts = new LinkedHashMap<String, String>();
        facts.put("severity", info.severity().word());
        facts.put("areas", Integer.toString(info.areas().size()));
        return new Previewed(info.languageOrDefault(), text, facts, List.of(), false);
    }
}
