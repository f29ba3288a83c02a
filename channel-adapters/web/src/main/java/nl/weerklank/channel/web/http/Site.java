package nl.weerklank.channel.web.http;

import java.util.Optional;

/** Everything that can be read, by path; answers from memory. */
@FunctionalInterface
public interface Site {

    /** What stands under this path (without query), or nothing. */
    Optional<Representation> at(String path);
}
