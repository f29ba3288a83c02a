package nl.weerklank.channel.cellbroadcast.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nl.weerklank.channel.cellbroadcast.cbsp.Broadcast;
import nl.weerklank.channel.cellbroadcast.cbsp.Cause;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspMessage;
import nl.weerklank.channel.cellbroadcast.cbsp.CbspWriter;
import nl.weerklank.channel.cellbroadcast.cbsp.CellId;
import nl.weerklank.channel.cellbroadcast.cbsp.CellKind;
import nl.weerklank.channel.cellbroadcast.cbsp.CellList;
import nl.weerklank.channel.cellbroadcast.cbsp.Octets;
import nl.weerklank.channel.cellbroadcast.cbsp.Outcomes.Failed;
import nl.weerklank.channel.cellbroadcast.cbsp.Page;
import nl.weerklank.channel.cellbroadcast.cbsp.Plmn;
import nl.weerklank.channel.cellbroadcast.message.SerialNumber;
import nl.weerklank.channel.cellbroadcast.message.WarningMessage;
import nl.weerklank.channel.cellbroadcast.packet.Ngap;
import nl.weerklank.channel.cellbroadcast.packet.PacketArea;
import nl.weerklank.channel.cellbroadcast.packet.SbcAp;
import nl.weerklank.channel.cellbroadcast.packet.WarningRequest;
import nl.weerklank.channel.cellbroadcast.text.DataCoding;
import nl.weerklank.channel.cellbroadcast.text.Pages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DissectorIT {

    private static final Plmn PLMN = Plmn.of("204", "99");
    private static final String DUTCH = "NL-Alert: Grote brand [Moerdijk] {rook} kost €0. Ga naar binnen. "
            .repeat(3)
            .strip();
    private static final String UKRAINIAN = "Велика пожежа. Зайдіть у приміщення. Зачиніть вікна та двері. "
            .repeat(2)
            .strip();
    private static final List<String> CBSP = List.of("-T", "40000,48049");
    private static final List<String> SBC_AP = List.of("-S", "40000,29168,24");
    private static final List<String> NGAP = List.of("-S", "38412,38412,60");

    @TempDir
    Path folder;

    private Tshark tshark;

    @BeforeEach
    void findTheDissector() {
        tshark = new Tshark(folder);
    }

    @Test
    void everyMessageThatACentreSendsIsDissectedWithoutAMalformedMark() throws Exception {
        var frames = everything().stream().map(CbspWriter::write).toList();
        var lines = tshark.fields(frames, CBSP, List.of("_ws.malformed", "_ws.expert.message", "cbsp.msg_type"));
        assertThat(lines).hasSize(frames.size());
        for (int i = 0; i < lines.size(); i++) {
            var columns = lines.get(i).split("\t", -1);
            assertThat(columns[0]).as("frame %d", i).isEmpty();
            assertThat(columns[2]).isEqualTo(Integer.toString(frames.get(i)[0]));
        }
    }

    @Test
    void theDissectorReadsIdentifierSerialPagesAndTextAsSent() throws Exception {
        for (var text : List.of(DUTCH, UKRAINIAN)) {
            var coding = DataCoding.of(text, "");
            var pages = Pages.cut(text, coding);
            var write = CbspWriter.write(new CbspMessage.WriteReplace(
                    4371, 0x5240, null, CellList.ALL, new Broadcast.Cbs(false, 0, 10, 3, coding.scheme(), pages)));
            var line = tshark.fields(
                            List.of(write),
                            CBSP,
                            List.of(
                                    "cbsp.message_id",
                                    "cbsp.new_serial_nr",
                                    "cbsp.num_of_pages",
                                    "cbsp.num_bcast_req",
                                    "cbsp.cb_page_content"))
                    .getFirst()
                    .split("\t", -1);
            assertThat(Integer.decode(line[0])).isEqualTo(4371);
            assertThat(Integer.decode(line[1])).isEqualTo(0x5240);
            assertThat(line[2]).isEqualTo(Integer.toString(pages.size()));
            assertThat(line[3]).isEqualTo("3");
            assertThat(line[4].replace(",", "").replaceAll("(\\\\r)+", "")).isEqualTo(text.replace(",", ""));
        }
    }

    @Test
    void the4gRequestsAreReadAsSent() throws Exception {
        var requests = new ArrayList<byte[]>();
        for (var area : areas(0x1234, 0xABCDEF1L)) {
            requests.add(SbcAp.writeReplaceWarning(new WarningRequest(message(DUTCH), area, 60, 120)));
            requests.add(SbcAp.writeReplaceWarning(new WarningRequest(message(UKRAINIAN), area, 5000, 0)));
            requests.add(SbcAp.stopWarning(4371, SerialNumber.of(0x5241), area));
        }
        assertWarnings(
                requests, SBC_AP, "sbc-ap.Message_Identifier", "sbc-ap.Serial_Number", "sbc-ap.WarningMessageContents");
    }

    @Test
    void the5gRequestsAreReadAsSent() throws Exception {
        var requests = new ArrayList<byte[]>();
        for (var area : areas(0x123456, 0x9ABCDEF12L)) {
            requests.add(Ngap.writeReplaceWarning(new WarningRequest(message(DUTCH), area, 60, 120)));
            requests.add(Ngap.writeReplaceWarning(new WarningRequest(message(UKRAINIAN), area, 100_000, 0)));
            requests.add(Ngap.cancel(4371, SerialNumber.of(0x5241), area));
        }
        assertWarnings(requests, NGAP, "ngap.MessageIdentifier", "ngap.SerialNumber", "ngap.WarningMessageContents");
    }

    private void assertWarnings(
            List<byte[]> requests, List<String> carrier, String identifier, String serial, String contents)
            throws IOException, InterruptedException {
        var fields = List.of(
                "_ws.malformed",
                "_ws.expert.severity",
                identifier,
                serial,
                contents + ".nb_pages",
                contents + ".decoded_page");
        var lines = tshark.fields(requests, carrier, fields);
        assertThat(lines).hasSize(requests.size());
        for (int i = 0; i < lines.size(); i++) {
            var columns = lines.get(i).split("\t", -1);
            assertThat(columns[0]).as(lines.get(i)).isEmpty();
            assertThat(columns[1]).as(lines.get(i)).isEmpty();
            assertThat(columns[2]).as(lines.get(i)).isEqualTo("4371");
            assertThat(columns[3].replace(":", "")).isEqualTo("5241");
            if (i % 3 < 2) {
                var sent = i % 3 == 0 ? DUTCH : UKRAINIAN;
                assertThat(columns[4])
                        .isEqualTo(Integer.toString(message(sent).pages().size()));
                assertThat(columns[5].replace(",", "").replaceAll("(\\\\r)+", ""))
                        .isEqualTo(sent.replace(",", ""));
            }
        }
    }

    private static List<PacketArea> areas(int trackingArea, long cell) {
        var tracking = List.of(
                new PacketArea.TrackingArea(PLMN, trackingArea), new PacketArea.TrackingArea(PLMN, trackingArea + 1));
        var cells = Collections.nCopies(300, new PacketArea.PacketCell(PLMN, cell));
        return List.of(PacketArea.EVERYWHERE, new PacketArea(tracking, List.of()), new PacketArea(tracking, cells));
    }

    private static WarningMessage message(String text) {
        var coding = DataCoding.of(text, "");
        return new WarningMessage(4371, SerialNumber.of(0x5241), true, "", coding.scheme(), Pages.cut(text, coding));
    }

    private static List<CbspMessage> everything() {
        var lists = List.of(
                CellList.of(CellId.cgi(PLMN, 1, 6969), CellId.cgi(PLMN, 1, 7001)),
                CellList.of(CellId.lacCi(1, 6969), CellId.lacCi(1, 7001)),
                CellList.of(CellId.ci(6969)),
                CellList.of(CellId.lai(PLMN, 1), CellId.lai(PLMN, 2)),
                CellList.of(CellId.lac(1), CellId.lac(2)),
                CellList.ALL,
                CellList.of(CellKind.CGI, Collections.nCopies(2000, CellId.cgi(PLMN, 9, 9))));
        var all = new ArrayList<CbspMessage>();
        for (var list : lists) {
            for (var text : List.of(DUTCH, UKRAINIAN)) {
                for (var language : List.of("nl", "ca", "uk", "")) {
                    var coding = DataCoding.of(text, language);
                    var onAir = new Broadcast.Cbs(false, 0, 30, 120, coding.scheme(), Pages.cut(text, coding));
                    all.add(new CbspMessage.WriteReplace(4371, 0x5240, null, list, onAir));
                    all.add(new CbspMessage.WriteReplace(4371, 0x5241, 0x5240, list, onAir));
                }
            }
            all.add(new CbspMessage.WriteReplace(
                    4352,
                    0x5000,
                    null,
                    list,
                    new Broadcast.Emergency(1, 0x0180, Octets.zeros(Broadcast.Emergency.SECURITY_SIZE), 20)));
            all.add(new CbspMessage.Kill(4371, 0x5240, list, 0));
            all.add(new CbspMessage.Kill(4352, 0x5000, list, null));
            all.add(new CbspMessage.StatusQuery(4371, 0x5240, list, 0));
            all.add(new CbspMessage.Reset(list));
            all.add(new CbspMessage.LoadQuery(list, 0));
            all.add(new CbspMessage.SetDrx(list, 20, 3, 0));
            all.add(new CbspMessage.Restart(list, false, true));
        }
        var page = new Page(Octets.zeros(Page.SIZE), Page.SIZE);
        all.add(new CbspMessage.WriteReplace(
                4371,
                0x5240,
                null,
                CellList.ALL,
                new Broadcast.Cbs(true, 2, 4095, 0xFFFF, 0x48, Collections.nCopies(15, page))));
        all.add(new CbspMessage.Failure(List.of(new Failed(CellId.lacCi(1, 6969), Cause.NOT_OPERATIONAL)), false));
        all.add(new CbspMessage.KeepAlive(5));
        all.add(new CbspMessage.KeepAliveComplete());
        all.add(new CbspMessage.ErrorIndication(Cause.UNRECOGNISED_MESSAGE, null, null, null, null));
        all.add(new CbspMessage.ErrorIndication(Cause.VALUE_INVALID, 4371, 0x5240, 0x5239, 0));
        return all;
    }
}
