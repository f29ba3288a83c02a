package nl.weerklank.channel.radio.transmitter;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import nl.weerklank.channel.radio.audio.Sound;
import nl.weerklank.channel.radio.audio.Stretch;
import nl.weerklank.channel.radio.audio.Wav;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.report.Fault;

/** Speaks the control protocol to one transmitter; every call waits for its answer at most as long as it is told. */
public final class TransmitterClient {

    private final HttpClient http;
    private final URI base;

    public TransmitterClient(HttpClient http, URI base) {
        this.http = http;
        this.base = base;
    }

    /** Hands over an interrupt. */
    public TransmitterAnswer<InterruptStatus> put(Interrupt interrupt, Duration patience) {
        var request = request(path(interrupt.alert(), interrupt.version()), patience)
                .header("Content-Type", "audio/wav")
                .header(TransmitterProtocol.ORDER, interrupt.orderId())
                .header(TransmitterProtocol.LANE, interrupt.lane().name())
                .header(
                        TransmitterProtocol.WHOLE,
                        interrupt.whole().stream().map(Stretch::toString).collect(Collectors.joining(",")))
                .header(
                        TransmitterProtocol.RADIO_TEXT,
                        URLEncoder.encode(interrupt.radioText(), StandardCharsets.UTF_8))
                .PUT(wav(interrupt.sound()));
        return ask(request, InterruptStatus.class);
    }

    /** Asks where an interrupt is, and lets the transmitter wait with its answer so long while it is queued. */
    public TransmitterAnswer<InterruptStatus> state(String alert, int version, Duration wait, Duration patience) {
        var request = request(path(alert, version) + "?wait=" + wait.toMillis(), patience.plus(wait));
        return ask(request.GET(), InterruptStatus.class);
    }

    /** Stops every version of the alert up to this one. */
    public TransmitterAnswer<InterruptStatus> stop(String alert, int version, Duration patience) {
        return ask(request(path(alert, version), patience).DELETE(), InterruptStatus.class);
    }

    /** Asks how the transmitter is. */
    public TransmitterAnswer<TransmitterStatus> status(Duration patience) {
        return ask(request(TransmitterProtocol.STATUS, patience).GET(), TransmitterStatus.class);
    }

    private <T> TransmitterAnswer<T> ask(HttpRequest.Builder request, Class<T> type) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 == 2) {
                return new TransmitterAnswer.Said<>(ContractJson.read(response.body(), type));
            }
            var why = "%s answered %d: %s"
                    .formatted(
                            base, response.statusCode(), new String(response.body(), StandardCharsets.UTF_8).strip());
            return new TransmitterAnswer.Failed<>(fault(response.statusCode()), why);
        } catch (java.net.http.HttpConnectTimeoutException e) {
            return new TransmitterAnswer.Failed<>(Fault.UNREACHABLE, base + " cannot be connected to");
        } catch (HttpTimeoutException e) {
            return new TransmitterAnswer.Failed<>(Fault.SILENT, base + " took the request and gave no answer in time");
        } catch (IOException e) {
            return new TransmitterAnswer.Failed<>(Fault.UNREACHABLE, base + " cannot be reached: " + e);
        } catch (IllegalArgumentException e) {
            return new TransmitterAnswer.Failed<>(
                    Fault.REFUSED, base + " gave an answer that is not of the protocol: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TransmitterAnswer.Failed<>(Fault.ADAPTER_ERROR, "interrupted while waiting for " + base);
        }
    }

    private static Fault fault(int status) {
        return switch (status) {
            case TransmitterProtocol.SUPERSEDED -> Fault.SUPERSEDED;
            case TransmitterProtocol.OVERLOADED, 429 -> Fault.OVERLOADED;
            default -> Fault.REFUSED;
        };
    }

    private HttpRequest.Builder request(String path, Duration patience) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(patience);
    }

    private static String path(String alert, int version) {
        return TransmitterProtocol.ALERTS + alert + "/" + version;
    }

    private static BodyPublisher wav(Sound sound) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> Wav.stream(sound)), Wav.size(sound));
    }
}
