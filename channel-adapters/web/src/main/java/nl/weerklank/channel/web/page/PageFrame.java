package nl.weerklank.channel.web.page;

import io.quarkus.qute.RawString;
import java.util.List;
import nl.weerklank.channel.web.text.UiTexts;

/**
 * What stands around the content of every page.
 *
 * @param asOf when the source was last heard
 * @param age how long ago that is in words, empty while the source is there
 * @param lost that the source is not heard any more and since when, or empty
 * @param count how many alerts, in words
 * @param updated the version in words, or empty
 */
public record PageFrame(
        UiTexts ui,
        String title,
        String base,
        long revision,
        Moment asOf,
        String age,
        String lost,
        boolean script,
        Assets assets,
        List<MenuItem> menu,
        List<AlertView.LanguageLink> languages,
        String count,
        String updated,
        RawString map) {

    /** One entry of the menu. */
    public record MenuItem(String word, String href, boolean here) {}

    /** Where style and script are, named after what is in them. */
    public record Assets(String style, String print, String script) {}
}
