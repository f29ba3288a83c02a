package nl.weerklank.channel.radio.playout;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Decides before every answer of a transmitter's door whether it is given, and whether sound leaves on the live stream. */
public interface Gate {

    /** Every request is answered and every sample sent. */
    Gate OPEN = new Gate() {
        @Override
        public boolean admits(HttpExchange exchange) {
            return true;
        }

        @Override
        public boolean carries() {
            return true;
        }
    };

    /** Whether the request may be answered; may answer it itself, or take its time. */
    boolean admits(HttpExchange exchange) throws IOException, InterruptedException;

    /** Whether the live stream carries sound now. */
    boolean carries();
}
