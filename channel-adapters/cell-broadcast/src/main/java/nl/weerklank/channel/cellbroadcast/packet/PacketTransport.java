package nl.weerklank.channel.cellbroadcast.packet;

/**
 * Carries requests to a 4G or 5G network. Both are spoken over SCTP, which Java has on no platform of ours out of the
 * box; an operator who has a gateway puts it behind this interface.
 */
public interface PacketTransport {

    /** The networks that a request can be for, with the payload protocol that SCTP announces. */
    enum Network {
        SBC_AP(24),
        NGAP(60);

        private final int payloadProtocol;

        Network(int payloadProtocol) {
            this.payloadProtocol = payloadProtocol;
        }

        public int payloadProtocol() {
            return payloadProtocol;
        }
    }

    /** Hands over one request. */
    void send(Network network, byte[] request);
}
