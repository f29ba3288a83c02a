package nl.weerklank.ingest.picture;

import nl.weerklank.signal.judge.RuleSet;
import nl.weerklank.signal.trust.TrustBook;
import nl.weerklank.signal.watch.Sources;
import nl.weerklank.signal.watch.Watch;

/** What every partition of the picture shares. */
public record PictureParts(RuleSet rules, Sources sources, TrustBook trust, Watch watch, Shed shed) {}
