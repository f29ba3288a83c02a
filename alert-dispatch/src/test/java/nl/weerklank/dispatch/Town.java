package nl.weerklank.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertIds;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Authority;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.contract.status.ChannelStatus;
import nl.weerklank.dispatch.channel.ChannelView;
import nl.weerklank.dispatch.coverage.Reach;
import nl.weerklank.dispatch.plan.LanePolicy;
import nl.weerklank.dispatch.plan.PlanPolicy;
import nl.weerklank.testkit.SampleAlerts;

/** A small town for tests: 7 cells of 100 people each around Moerdijk, with 12 empty cells around them. */
public final class Town {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    public static final long MIDDLE = H3Map.cellAt(SampleAlerts.MOERDIJK.latitude(), SampleAlerts.MOERDIJK.longitude());

    /** Where people live. */
    public static final CellSet LIVED_IN = H3Map.disk(MIDDLE, 1);

    /** The town with its surroundings. */
    public static final CellSet ALL = H3Map.disk(MIDDLE, 2);

    public static final PeopleMap PEOPLE = people();

    private Town() {}

    private static PeopleMap people() {
        var people = new HashMap<Long, Double>();
        LIVED_IN.forEach(cell -> people.put(cell, 100.0));
        return PeopleMap.of(people);
    }

    /** The first so many cells of the lived-in part. */
    public static CellSet some(int count) {
        return CellSet.of(LIVED_IN.stream().limit(count).toArray());
    }

    public static AlertEvent alert(int version, AlertKind kind, Lane lane, Mode mode, CellSet target) {
        var first = SampleAlerts.chemicalFire(NOON);
        var message = version == 1
                ? first
                : SampleAlerts.followUp(
                        first, NOON, kind == AlertKind.CANCEL ? CapMsgType.CANCEL : CapMsgType.UPDATE, version);
        return new AlertEvent(
                AlertEvent.SCHEMA,
                AlertIds.ofFirstMessage(first.sender(), first.identifier()),
                version,
                kind,
                mode,
                lane,
                NOON,
                NOON.plus(Duration.ofHours(2)),
                new Authority.Mandated("chemical", first.sender(), NOON.plus(Duration.ofDays(1))),
                target,
                message);
    }

    public static AlertEvent urgent() {
        return alert(1, AlertKind.ALERT, Lane.URGENT, Mode.LIVE, ALL);
    }

    /** A healthy live channel that reaches people in these cells with this chance. */
    public static ChannelView up(String name, double chance, CellSet cells) {
        return channel(name, ChannelState.UP, chance, cells);
    }

    public static ChannelView channel(String name, ChannelState state, double chance, CellSet cells) {
        return new ChannelView(
                name,
                state,
                "as the test says",
                Set.of(Mode.LIVE),
                NOON,
                1,
                Reach.of(List.of(new ChannelCoverage.Group(chance, cells))));
    }

    public static ChannelStatus status(String channel, ChannelState state, Instant at) {
        return new ChannelStatus(
                ChannelStatus.SCHEMA,
                channel,
                channel + "-1",
                channel,
                at,
                state,
                "as the test says",
                Set.of(Mode.LIVE));
    }

    public static ChannelCoverage coverage(String channel, double chance, CellSet cells) {
        return new ChannelCoverage(
                ChannelCoverage.SCHEMA,
                channel,
                channel + "-1",
                NOON,
                List.of(new ChannelCoverage.Group(chance, cells)));
    }

    /** URGENT: all at once, 10 s to prove it; NORMAL: one channel first, goal 10 % within 60 s. */
    public static PlanPolicy policy(String... reserve) {
        Map<Lane, LanePolicy> lanes = new EnumMap<>(Lane.class);
        lanes.put(
                Lane.URGENT, new LanePolicy(Duration.ofSeconds(30), 0.1, Duration.ofSeconds(10), 0.5, LanePolicy.ALL));
        lanes.put(Lane.NORMAL, new LanePolicy(Duration.ofSeconds(60), 0.1, Duration.ofSeconds(20), 0.5, 1));
        lanes.put(Lane.ROUTINE, new LanePolicy(Duration.ofMinutes(10), 0.5, Duration.ofSeconds(60), 0.5, 1));
        return new PlanPolicy(
                lanes, new LinkedHashSet<>(List.of(reserve)), 1, Duration.ofSeconds(2), Duration.ofSeconds(30));
    }
}
