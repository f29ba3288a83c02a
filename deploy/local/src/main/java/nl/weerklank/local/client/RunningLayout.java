package nl.weerklank.local.client;

import java.nio.file.Files;
import nl.weerklank.local.Layout;

/** Where the Weerklank is that a command should speak to: the one that {@code up} started, or else a demonstration. */
public final class RunningLayout {

    private RunningLayout() {}

    /** The layout of the running system; that of {@code up} when none runs. */
    public static Layout find() {
        var layout = Layout.of(System.getenv());
        var demo = layout.within("demo");
        return !Files.exists(layout.run().resolve("ready"))
                        && Files.exists(demo.run().resolve("ready"))
                ? demo
                : layout;
    }
}
