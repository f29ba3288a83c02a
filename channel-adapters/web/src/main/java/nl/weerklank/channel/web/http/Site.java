package nl.weerklank.channel.web.http;

import java.util.Optional;

/** Everything that can be read, by path; answers from memory. */
@FunctionalInterface
public interface Site {

    /** Stands in a path in place of a code where what was typed can be none. */
    String NO_CODE = "unreadable";

    /** What stands under this path (without query), or nothing. */
    Optional<Representation> at(String path);
}
