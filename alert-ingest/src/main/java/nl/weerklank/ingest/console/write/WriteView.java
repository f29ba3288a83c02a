package nl.weerklank.ingest.console.write;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages of writing, for the templates {@code console/write-*}. */
public final class WriteView {

    private WriteView() {}

    /** The page where one begins. */
    public record Begin(boolean live, boolean exercise, List<Choice> templates) {}

    /** A choice in a list. */
    public record Choice(String value, String text, boolean chosen) {}

    /** Around every step. */
    public record Step(
            String id,
            int version,
            boolean exercise,
            String kind,
            List<Tab> tabs,
            String current,
            String changed,
            @Nullable String returned,
            @Nullable String problem,
            Object form) {}

    /** A step in the row of steps. */
    public record Tab(String name, String title, boolean current) {}

    /** What is going on, in each language. */
    public record What(
            List<Choice> categories,
            List<Choice> severities,
            List<Choice> urgencies,
            List<Choice> certainties,
            List<Choice> responses,
            List<Language> languages,
            String web,
            String contact) {}

    /** The fields of one language. */
    public record Language(
            String tag, String name, String event, String headline, String description, String instruction) {}

    /** Where it goes. */
    public record Where(
            List<Area> areas,
            String search,
            List<Gazetteer.Hit> hits,
            boolean searched,
            String people,
            boolean approximate) {}

    /** One area of the draft. */
    public record Area(int index, String name, String shape) {}

    /** How long it holds. */
    public record Time(String hours, String until) {}

    /** The last look before it is handed on. */
    public record Check(
            List<Block> blocks,
            String areas,
            String people,
            String until,
            List<Line> errors,
            List<Line> warnings,
            boolean ready,
            boolean cancel) {}

    /** What is said in one language. */
    public record Block(String language, String headline, String description, String instruction) {}

    /** Something that the preflight found, with the reason that was given for going on. */
    public record Line(String name, String text, String reason) {}

    /** Two people at one draft. */
    public record Conflict(String id, String by, List<Change> changes, boolean exercise) {}

    /** A field as it is now, and as this person wrote it. */
    public record Change(String name, String now, String mine) {}
}
