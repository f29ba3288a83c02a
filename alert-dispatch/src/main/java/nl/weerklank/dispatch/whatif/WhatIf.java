package nl.weerklank.dispatch.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.dispatch.channel.ChannelView;
import nl.weerklank.dispatch.coverage.Reach;

/** Computes from coverage what is lost when channels are gone: on paper with every channel, or now with those that work. */
public final class WhatIf {

    private final PeopleMap people;
    private final CellSet livedIn;

    public WhatIf(PeopleMap people) {
        this.people = people;
        this.livedIn = people.cells();
    }

    /**
     * The loss without these channels.
     *
     * @param onlyWorking whether channels that may not be used now count as gone already, on both sides
     */
    public Loss without(Set<String> gone, List<ChannelView> channels, boolean onlyWorking) {
        var all = new ArrayList<Reach>();
        var others = new ArrayList<Reach>();
        for (var view : channels) {
            if (onlyWorking && !view.healthy()) {
                continue;
            }
            all.add(view.reach());
            if (!gone.contains(view.channel())) {
                others.add(view.reach());
            }
        }
        var alone = livedIn.filter(cell -> chance(all, cell) > 0 && chance(others, cell) == 0);
        return new Loss(alone, people.in(alone), reached(all), reached(others));
    }

    private double reached(List<Reach> reaches) {
        return livedIn.stream()
                .mapToDouble(cell -> people.in(cell) * chance(reaches, cell))
                .sum();
    }

    private static double chance(List<Reach> reaches, long cell) {
        double missed = 1;
        for (var reach : reaches) {
            missed *= 1 - reach.chance(cell);
        }
        return 1 - missed;
    }
}
