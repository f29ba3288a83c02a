package nl.weerklank.local.client;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.read.CapReader;
import nl.weerklank.contract.cap.read.CapReading;
import nl.weerklank.contract.cap.write.CapWriter;
import nl.weerklank.local.Refusal;
import org.jspecify.annotations.Nullable;

/** A sample made fresh: a new identifier, and all its times moved so that it is sent now. */
final class FreshMessage {

    private static final Duration LASTS = Duration.ofHours(2);

    private FreshMessage() {}
}
