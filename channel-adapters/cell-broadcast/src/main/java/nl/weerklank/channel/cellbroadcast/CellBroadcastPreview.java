package nl.weerklank.channel.cellbroadcast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import nl.weerklank.channel.cellbroadcast.message.MessageMaker;
import nl.weerklank.channel.cellbroadcast.message.SerialNumber;
import nl.weerklank.channel.cellbroadcast.message.WarningMessage;
import nl.weerklank.channel.cellbroadcast.text.DataCoding;
import nl.weerklank.channel.cellbroadcast.text.Pages;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.preview.ChannelPreview;
import nl.weerklank.contract.preview.Previewed;

/** What phones would show: the pages that would be broadcast, read back as a phone reads them. */
public final class CellBroadcastPreview implements ChannelPreview {

    @Override
    public String type() {
        return "cell-broadcast";
    }

    @Override
    public List<Previewed> preview(AlertEvent alert, ChannelSettings settings) {
        var made = new CellBroadcastSettings(settings).maker().make(alert, List.of(), counting());
        var byLanguage = new LinkedHashMap<String, WarningMessage>();
        made.messages().forEach(message -> byLanguage.putIfAbsent(message.language(), message));
        var parts = new ArrayList<Previewed>();
        byLanguage.forEach((language, message) -> parts.add(part(made, language, message)));
        return parts;
    }

    private static Previewed part(MessageMaker.Made made, String language, WarningMessage message) {
        var coding = DataCoding.ofScheme(message.scheme());
        var facts = new LinkedHashMap<String, String>();
        facts.put("pages", Integer.toString(message.pages().size()));
        facts.put("coding", coding.alphabet().name());
        facts.put("identifier", Integer.toString(message.messageId()));
        var shortened = made.notes().stream()
                .filter(note -> note.startsWith("the text in " + language + " was shortened: "))
                .flatMap(note -> List.of(note.substring(note.indexOf(": ") + 2).split(", ")).stream())
                .map(part -> part.toLowerCase(Locale.ROOT))
                .toList();
        return new Previewed(language, Pages.join(message.pages(), message.scheme()), facts, shortened, false);
    }

    /** Codes for messages that never go on the air. */
    private static Supplier<SerialNumber> counting() {
        var next = new int[1];
        return () -> new SerialNumber(SerialNumber.Scope.PLMN, next[0]++ % SerialNumber.CODES, 0);
    }
}
