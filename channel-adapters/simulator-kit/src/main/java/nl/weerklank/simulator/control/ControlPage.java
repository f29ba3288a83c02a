package nl.weerklank.simulator.control;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import nl.weerklank.simulator.FaultKind;
import nl.weerklank.simulator.PublicRecord;

/** The page for people: each simulator with its state, what the public received, and a button a fault. */
final class ControlPage {

    private static final int SHOWN = 20;
    private static final String HEAD = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Simulated networks</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>
              body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff }
              section { border-top: 2px solid #444; margin-top: 1.5rem } form { display: inline }
              button { font: inherit; padding: .3rem .8rem; margin: .2rem .2rem .2rem 0 }
              button[aria-pressed=true] { background: #8a1c1c; color: #fff }
              table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .2rem .6rem; border-bottom: 1px solid #bbb; vertical-align: top }
            </style></head><body><main><h1>Simulated networks</h1>
            <p>Networks that stand behind the channels on this machine. Nothing here reaches real people.</p>
            """;

    private ControlPage() {}

    static String of(Collection<SteeredSimulator> simulators) {
        var page = new StringBuilder(HEAD);
        simulators.forEach(simulator -> section(page, simulator));
        return page.append("</main></body></html>\n").toString();
    }

    private static void section(StringBuilder page, SteeredSimulator simulator) {
        var state = simulator.state();
        page.append("<section><h2>").append(text(state.name())).append("</h2><p>Behaves: <strong>");
        page.append(text(state.fault())).append("</strong>. On air: ");
        page.append(state.onAir().isEmpty() ? "nothing" : text(String.join(", ", state.onAir())));
        page.append("</p><p>");
        for (var kind : FaultKind.values()) {
            button(page, state, kind.name().toLowerCase(Locale.ROOT));
        }
        page.append("</p><p>Addresses: <code>")
                .append(text(state.adapterProperties().toString()))
                .append("</code>");
        for (var own : state.pages()) {
            page.append(" <a href=\"%1$s\">%1$s</a>".formatted(text(own)));
        }
        page.append("</p>");
        received(page, state.name(), simulator.publicRecord());
        page.append("</section>\n");
    }

    private static void button(StringBuilder page, SteeredSimulator.State state, String kind) {
        page.append("""
                <form method="post" action="/%s/fault"><button name="kind" value="%s" aria-pressed="%s">%s</button></form>
                """.formatted(text(state.name()), kind, kind.equals(state.fault()), kind));
    }

    private static void received(StringBuilder page, String type, List<PublicRecord> all) {
        page.append("<h3>The public received ").append(all.size()).append("</h3>");
        if (all.isEmpty()) {
            return;
        }
        page.append("<table><thead><tr><th>at</th><th>place</th><th>what</th><th>text</th></tr></thead><tbody>");
        for (var one : all.subList(Math.max(0, all.size() - SHOWN), all.size()).reversed()) {
            page.append("<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                    .formatted(one.at(), text(one.place()), text(one.what()), text(one.text())));
        }
        page.append("</tbody></table><form method=\"post\" action=\"/%s/public\"><button>forget</button></form>"
                .formatted(text(type)));
    }

    private static String text(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
