package nl.weerklank.channel.cellbroadcast.packet;

import java.util.ArrayList;
import java.util.List;
import nl.weerklank.channel.cellbroadcast.cbsp.Plmn;

/** The container of information elements that SBc-AP and NGAP share, and the frame of an initiating message. */
final class Elements {

    static final int REJECT = 0;
    static final int IGNORE = 1;
    static final int MOST_IN_A_LIST = 65_535;

    private final List<Element> elements = new ArrayList<>();

    private record Element(int id, int criticality, AperWriter value) {}

    Elements add(int id, int criticality, AperWriter value) {
        elements.add(new Element(id, criticality, value));
        return this;
    }

    /** The whole message: choice of initiating message, procedure, criticality, elements. */
    byte[] initiating(int procedure) {
        var content = new AperWriter();
        // SBc-AP has an optional container beside the extension bit, NGAP the bit alone: both are zero, in one octet
        content.bits(0, 2).align().number(elements.size(), 0, MOST_IN_A_LIST);
        for (var element : elements) {
            content.number(element.id, 0, MOST_IN_A_LIST)
                    .bits(element.criticality, 2)
                    .open(element.value);
        }
        return new AperWriter()
                .bits(0, 3)
                .align()
                .bits(procedure, 8)
                .bits(REJECT, 2)
                .open(content)
                .finished();
    }

    static AperWriter bits16(int value) {
        return new AperWriter().bits(value, 16);
    }

    static AperWriter bits8(int value) {
        return new AperWriter().bits(value, 8);
    }

    /** {@code ENUMERATED {true}}: nothing to say but that it is there. */
    static AperWriter present() {
        return new AperWriter();
    }

    static AperWriter content(byte[] octets) {
        return new AperWriter().number(octets.length, 1, 9600).octets(octets);
    }

    static AperWriter number16(int value) {
        return new AperWriter().number(value, 0, 0xFFFF);
    }

    static void network(AperWriter out, Plmn plmn) {
        out.align().bits(plmn.raw(), 24);
    }
}
