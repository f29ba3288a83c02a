package nl.weerklank.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes around a page, for template {@code kit/page}.
 *
 * @param exercise whether everything on the page is an exercise: another colour, another word
 * @param person who is signed in; absent on the page where one signs in
 * @param csrf what every form carries; empty where nobody is signed in
 * @param scripts addresses of the page's own modules
 * @param home where the console's name leads
 * @param path the page's own address, for the switch of language
 */
public record Frame(
        Words words,
        String title,
        boolean exercise,
        @Nullable String person,
        String csrf,
        List<Link> links,
        List<String> scripts,
        String home,
        String signOut,
        String path) {

    /** An entry of the menu. */
    public record Link(String address, String text, boolean current) {}

    public Frame {
        links = List.copyOf(links);
        scripts = List.copyOf(scripts);
    }

    /** The address of this page in another language. */
    public String in(String language) {
        return path + (path.contains("?") ? "&" : "?") + "lang=" + language;
    }

    /** For the page's one inline script. */
    public String importMap() {
        return Browser.IMPORT_MAP;
    }
}
