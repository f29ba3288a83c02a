package nl.weerklank.channel.cellbroadcast.packet;

import nl.weerklank.channel.cellbroadcast.message.SerialNumber;

/** The fields of a warning that SBc-AP and NGAP share, under the numbers that each has for them. */
record WarningFields(int messageId, int serial, int broadcasts, int coding, int content) {

    /** Elements that say which message is meant. */
    Elements which(int id, SerialNumber number) {
        return new Elements()
                .add(messageId, Elements.REJECT, Elements.bits16(id))
                .add(serial, Elements.REJECT, Elements.bits16(number.bits()));
    }

    /** Adds how often it is broadcast and what it says. */
    Elements add(Elements elements, WarningRequest request) {
        return elements.add(broadcasts, Elements.REJECT, Elements.number16(request.broadcasts()))
                .add(coding, Elements.IGNORE, Elements.bits8(request.message().scheme()))
                .add(content, Elements.IGNORE, Elements.content(request.content()));
    }
}
