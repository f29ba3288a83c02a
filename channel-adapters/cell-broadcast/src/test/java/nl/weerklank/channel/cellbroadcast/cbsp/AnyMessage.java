package nl.weerklank.channel.cellbroadcast.cbsp;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.Completed;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.CompletedList;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.Failed;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.Load;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.LoadList;

/** Arbitrary messages of every type. */
final class AnyMessage {

    private AnyMessage() {}

    static Arbitrary<CbspMessage> any() {
        return Arbitraries.oneOf(List.of(writes(), writeAnswers(), kills(), killAnswers(), statuses(), houses()));
    }

    private static Arbitrary<CbspMessage> writes() {
        return Combinators.combine(
                        bits16(),
                        bits16(),
                        bits16().injectNull(0.5),
                        cellLists(),
                        Arbitraries.oneOf(texts(), warnings()))
                .as(CbspMessage.WriteReplace::new);
    }

    private static Arbitrary<CbspMessage> writeAnswers() {
        Arbitrary<CbspMessage> complete = Combinators.combine(
                        bits16(),
                        bits16(),
                        bits16().injectNull(0.5),
                        completed().injectNull(0.5),
                        cellLists().injectNull(0.5),
                        channel())
                .as(CbspMessage.WriteReplaceComplete::new);
        Arbitrary<CbspMessage> failure = Combinators.combine(
                        bits16(),
                        bits16(),
                        bits16().injectNull(0.5),
                        failed(),
                        completed().injectNull(0.5),
                        cellLists().injectNull(0.5),
                        channel())
                .as(CbspMessage.WriteReplaceFailure::new);
        return Arbitraries.oneOf(complete, failure);
    }

    private static Arbitrary<CbspMessage> kills() {
        return Combinators.combine(bits16(), bits16(), cellLists(), channel()).as(CbspMessage.Kill::new);
    }

    private static Arbitrary<CbspMessage> killAnswers() {
        Arbitrary<CbspMessage> complete = Combinators.combine(
                        bits16(),
                        bits16(),
                        completed().injectNull(0.5),
                        cellLists().injectNull(0.5),
                        channel())
                .as(CbspMessage.KillComplete::new);
        Arbitrary<CbspMessage> failure = Combinators.combine(
                        bits16(),
                        bits16(),
                        failed(),
                        completed().injectNull(0.5),
                        cellLists().injectNull(0.5),
                        channel())
                .as(CbspMessage.KillFailure::new);
        return Arbitraries.oneOf(complete, failure);
    }

    private static Arbitrary<CbspMessage> statuses() {
        Arbitrary<CbspMessage> query =
                Combinators.combine(bits16(), bits16(), cellLists(), bit()).as(CbspMessage.StatusQuery::new);
        Arbitrary<CbspMessage> complete =
                Combinators.combine(bits16(), bits16(), completed(), bit()).as(CbspMessage.StatusQueryComplete::new);
        Arbitrary<CbspMessage> failure = Combinators.combine(
                        bits16(), bits16(), failed(), completed().injectNull(0.5), bit())
                .as(CbspMessage.StatusQueryFailure::new);
        return Arbitraries.oneOf(query, complete, failure);
    }

    private static Arbitrary<CbspMessage> houses() {
        var octet = Arbitraries.integers().between(0, 255);
        var flag = Arbitraries.of(true, false);
        return Arbitraries.oneOf(List.of(
                Combinators.combine(cellLists(), bit()).as(CbspMessage.LoadQuery::new),
                Combinators.combine(loads(), bit()).as(CbspMessage.LoadQueryComplete::new),
                Combinators.combine(failed(), loads().injectNull(0.5), bit()).as(CbspMessage.LoadQueryFailure::new),
                Combinators.combine(cellLists(), octet.injectNull(0.3), octet.injectNull(0.3), bit())
                        .as(CbspMessage.SetDrx::new),
                Combinators.combine(cellLists(), bit()).as(CbspMessage.SetDrxComplete::new),
                Combinators.combine(failed(), cellLists().injectNull(0.5), bit())
                        .as(CbspMessage.SetDrxFailure::new),
                cellLists().map(CbspMessage.Reset::new),
                cellLists().map(CbspMessage.ResetComplete::new),
                Combinators.combine(failed(), cellLists().injectNull(0.5)).as(CbspMessage.ResetFailure::new),
                Combinators.combine(cellLists(), flag, flag).as(CbspMessage.Restart::new),
                Combinators.combine(failed(), flag).as(CbspMessage.Failure::new),
                Combinators.combine(
                                octet.map(Cause::new),
                                bits16().injectNull(0.5),
                                bits16().injectNull(0.5),
                                bits16().injectNull(0.5),
                                channel())
                        .as(CbspMessage.ErrorIndication::new),
                octet.map(CbspMessage.KeepAlive::new),
                Arbitraries.just(new CbspMessage.KeepAliveComplete())));
    }

    private static Arbitrary<Broadcast> texts() {
        var page = Combinators.combine(octets(Page.SIZE), Arbitraries.integers().between(0, Page.SIZE))
                .as(Page::new);
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 4095),
                        bits16(),
                        Arbitraries.integers().between(0, 255),
                        page.list().ofMinSize(1).ofMaxSize(15))
                .as(Broadcast.Cbs::new);
    }

    private static Arbitrary<Broadcast> warnings() {
        var octet = Arbitraries.integers().between(0, 255);
        return Combinators.combine(octet, bits16(), octets(Broadcast.Emergency.SECURITY_SIZE), octet)
                .as(Broadcast.Emergency::new);
    }

    static Arbitrary<CellList> cellLists() {
        return Arbitraries.of(CellKind.class)
                .flatMap(kind -> kind == CellKind.ALL
                        ? Arbitraries.just(CellList.ALL)
                        : cells(kind).list().ofMaxSize(20).map(cells -> CellList.of(kind, cells)));
    }

    private static Arbitrary<CellId> cells(CellKind kind) {
        var plmn = Arbitraries.integers().between(0, 0xFFFFFF).map(Plmn::new);
        return switch (kind) {
            case CGI -> Combinators.combine(plmn, bits16(), bits16()).as(CellId::cgi);
            case LAC_CI -> Combinators.combine(bits16(), bits16()).as(CellId::lacCi);
            case CI -> bits16().map(CellId::ci);
            case LAI -> Combinators.combine(plmn, bits16()).as(CellId::lai);
            case LAC -> bits16().map(CellId::lac);
            case ALL -> Arbitraries.just(CellId.ALL);
        };
    }

    private static Arbitrary<CompletedList> completed() {
        return Arbitraries.of(CellKind.class)
                .flatMap(kind -> Combinators.combine(
                                cells(kind), bits16(), Arbitraries.integers().between(0, 255))
                        .as(Completed::new)
                        .list()
                        .ofMaxSize(kind == CellKind.ALL ? 1 : 20)
                        .map(entries -> new CompletedList(kind, entries)));
    }

    private static Arbitrary<LoadList> loads() {
        var octet = Arbitraries.integers().between(0, 255);
        return Arbitraries.of(CellKind.class)
                .flatMap(kind -> Combinators.combine(cells(kind), octet, octet)
                        .as(Load::new)
                        .list()
                        .ofMaxSize(kind == CellKind.ALL ? 1 : 20)
                        .map(entries -> new LoadList(kind, entries)));
    }

    private static Arbitrary<List<Failed>> failed() {
        return Combinators.combine(
                        Arbitraries.of(CellKind.class).flatMap(AnyMessage::cells),
                        Arbitraries.integers().between(0, 255).map(Cause::new))
                .as(Failed::new)
                .list()
                .ofMaxSize(20);
    }

    private static Arbitrary<Octets> octets(int size) {
        return Arbitraries.bytes().array(byte[].class).ofSize(size).map(Octets::of);
    }

    private static Arbitrary<Integer> bits16() {
        return Arbitraries.integers().between(0, 0xFFFF);
    }

    private static Arbitrary<Integer> bit() {
        return Arbitraries.integers().between(0, 1);
    }

    private static Arbitrary<Integer> channel() {
        return bit().injectNull(0.3);
    }
}
