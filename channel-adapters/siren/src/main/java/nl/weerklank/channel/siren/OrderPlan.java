package nl.weerklank.channel.siren;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import nl.weerklank.channel.siren.command.ActivationId;
import nl.weerklank.channel.siren.park.Hearing;
import nl.weerklank.channel.siren.park.PostChoice;
import nl.weerklank.channel.siren.park.SirenPark;
import nl.weerklank.channel.siren.park.Trust;
import nl.weerklank.channel.siren.round.Journal;
import nl.weerklank.channel.siren.round.Wish;
import nl.weerklank.channel.siren.signal.Purpose;
import nl.weerklank.channel.siren.signal.Signal;
import nl.weerklank.channel.siren.signal.SignalBook;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.order.OrderAction;

/**
 * What an order asks of the park.
 *
 * @param wishes one a post
 * @param strays posts that sounded for an earlier version and stand outside what is approved now: to be stopped
 * @param cells the cells that the wishes decide about
 * @param uncovered cells of the order that no siren is for
 * @param doing what the posts do, in words
 */
record OrderPlan(List<Wish> wishes, List<Wish> strays, CellSet cells, CellSet uncovered, String doing) {

    /** Makes plans for one park. */
    record Planner(SirenPark park, SignalBook signals, PostChoice.Outside outside, boolean allClear) {

        /** Reads the journal, and nothing else: what was begun before is asked first, what sounded before is stopped. */
        OrderPlan plan(Emission emission, Journal journal, Hearing hearing) {
            return emission.order().action() == OrderAction.STOP
                    ? stop(emission.order(), journal)
                    : start(emission, journal, hearing);
        }

        private OrderPlan start(Emission emission, Journal journal, Hearing hearing) {
            var order = emission.order();
            var choice =
                    PostChoice.of(park, hearing, order.cells(), emission.alert().target(), outside);
            var begun = journal.asked(order.alertId(), order.version());
            var activation = ActivationId.of(order.alertId(), order.version());
            var wishes = new ArrayList<Wish>();
            choice.posts().stream().forEach(index -> {
                var post = park.post(index);
                var signal = signal(post.country(), order);
                wishes.add(new Wish(index, post, Optional.of(signal), activation, begun.contains(post.id())));
            });
            return new OrderPlan(
                    wishes,
                    strays(emission, choice, journal),
                    choice.reachable(),
                    choice.uncovered(),
                    "sound " + names(wishes)
                            + (choice.outside() == 0
                                    ? ""
                                    : ", %d of them just outside the area".formatted(choice.outside())));
        }

        private OrderPlan stop(Order order, Journal journal) {
            var sounded = journal.asked(order.alertId());
            var begun = journal.asked(order.alertId(), order.version());
            var activation = ActivationId.of(order.alertId(), order.version());
            var wishes = new ArrayList<Wish>();
            for (int i = 0; i < park.size(); i++) {
                var post = park.post(i);
                if (!isToStop(i, order, sounded)
                        || post.trust() == Trust.PLAIN && journal.takenOver(post.id(), order.alertId())) {
                    continue;
                }
                var signal = allClear && order.mode() == Mode.LIVE && sounded.contains(post.id())
                        ? signals.find(post.country(), Purpose.ALL_CLEAR)
                        : Optional.<Signal>empty();
                wishes.add(new Wish(i, post, signal, activation, begun.contains(post.id())));
            }
            var heard = park.hearing().covered(order.cells());
            return new OrderPlan(
                    wishes,
                    List.of(),
                    heard,
                    order.cells().minus(heard),
                    "stop" + (names(wishes).isEmpty() ? "" : " and sound " + names(wishes)));
        }

        private List<Wish> strays(Emission emission, PostChoice choice, Journal journal) {
            var order = emission.order();
            var earlier = journal.asked(order.alertId());
            var now = journal.asked(order.alertId(), order.version());
            var activation = ActivationId.of(order.alertId(), order.version());
            return IntStream.range(0, park.size())
                    .filter(i -> earlier.contains(park.post(i).id())
                            && !now.contains(park.post(i).id()))
                    .filter(i ->
                            !choice.posts().get(i) && !emission.alert().target().contains(park.home(i)))
                    .mapToObj(i -> new Wish(i, park.post(i), Optional.empty(), activation, false))
                    .toList();
        }

        /** The posts that sounded for the alert; when the journal does not know, every post that is heard in the order's cells. */
        private boolean isToStop(int index, Order order, Set<String> sounded) {
            return sounded.isEmpty()
                    ? order.cells().contains(park.home(index))
                    : sounded.contains(park.post(index).id());
        }

        private Signal signal(String country, Order order) {
            return signal(signals, country, order.mode(), order.lane());
        }

        /** Which signal of the book a country's posts sound for an alert of this mode and lane. */
        static Signal signal(SignalBook signals, String country, Mode mode, Lane lane) {
            if (mode == Mode.EXERCISE) {
                return required(signals, country, Purpose.SILENT_TEST);
            }
            var alarm = lane == Lane.URGENT ? signals.find(country, Purpose.ALARM) : Optional.<Signal>empty();
            return alarm.orElseGet(() -> required(signals, country, Purpose.WARNING));
        }

        private static Signal required(SignalBook signals, String country, Purpose purpose) {
            return signals.find(country, purpose)
                    .orElseThrow(
                            () -> new IllegalStateException("no signal in the book for " + purpose + " in " + country));
        }

        private static String names(List<Wish> wishes) {
            var names = wishes.stream()
                    .flatMap(w -> w.signal().stream())
                    .map(Signal::id)
                    .distinct()
                    .toList();
            return String.join(", ", names);
        }
    }
}
