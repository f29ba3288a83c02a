package nl.weerklank.channel.radio.playout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import nl.weerklank.channel.radio.audio.Samples;
import nl.weerklank.channel.radio.audio.Sequence;
import nl.weerklank.channel.radio.audio.Sound;
import nl.weerklank.channel.radio.audio.Tones;
import nl.weerklank.channel.radio.audio.Wav;
import nl.weerklank.channel.radio.region.RegionPlan;
import nl.weerklank.channel.radio.region.TransmitterRegion;
import nl.weerklank.channel.radio.same.SameBurst;
import nl.weerklank.channel.radio.transmitter.AirState;
import nl.weerklank.channel.radio.transmitter.Interrupt;
import nl.weerklank.channel.radio.transmitter.InterruptStatus;
import nl.weerklank.channel.radio.transmitter.TransmitterAnswer;
import nl.weerklank.channel.radio.transmitter.TransmitterAnswer.Said;
import nl.weerklank.channel.radio.transmitter.TransmitterClient;
import nl.weerklank.channel.radio.transmitter.TransmitterProtocol;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.report.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listens to the stream over HTTP and looks at every sample of it. */
class LiveStreamIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** A programme in which every sample says where in it one is. */
    private static final Sound PROGRAMME = numbered(20_000);

    private static final TransmitterRegion REGION =
            RegionPlan.shipped().regions().getFirst();
    private static final Sound INTERRUPT =
            Sequence.of(SameBurst.of("ZCZC-CIV-HMW-030000+0200-3261415-7F3A/001-"), Tones.chord(0.5, 0.4, 853, 960));

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private OwnTransmitter transmitter;
    private TransmitterClient control;

    @BeforeEach
    void start() throws IOException {
        transmitter = new OwnTransmitter(REGION, 0, folder.resolve("spool"), Programme.loop(PROGRAMME));
        control = new TransmitterClient(http, transmitter.address());
    }

    @AfterEach
    void stop() {
        transmitter.close();
        http.close();
    }

    @Test
    void goes_from_programme_to_interrupt_and_back_without_losing_or_adding_a_sample() throws Exception {
        short[] heard;
        try (var stream = tuneIn()) {
            var before = samples(stream, 4000);
            assertThat(control.put(interrupt(1), PATIENCE)).isInstanceOf(Said.class);
            var rest = samples(stream, (int) INTERRUPT.length() + 30_000);
            heard = joined(before, rest);
        }
        int begin = indexOf(heard, Arrays.copyOf(Samples.all(INTERRUPT), 500));
        int end = begin + (int) INTERRUPT.length();
        int first = heard[0] - 1;

        assertThat(begin).as("the interrupt begins").isPositive();
        assertProgramme(heard, 0, begin, first);
        assertThat(Arrays.copyOfRange(heard, begin, end)).isEqualTo(Samples.all(INTERRUPT));
        assertProgramme(heard, end, heard.length, first);
    }

    @Test
    void rds_says_alarm_while_an_interrupt_is_on_the_air_and_programme_otherwise() throws Exception {
        assertThat(rds()).startsWith("8E20 0408 E0CD 4752");

        control.put(interrupt(1), PATIENCE);
        awaitOnAir(1);

        assertThat(rds()).startsWith("8E20 07F0 E0CD 4752").contains("8E20 27E0 4772 6F74");
    }

    private String rds() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(transmitter.address().resolve(TransmitterProtocol.RDS))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    @Test
    void the_same_interrupt_again_is_not_played_again() {
        control.put(interrupt(1), PATIENCE);
        awaitState(1, AirState.DONE);

        assertThat(control.put(interrupt(1), PATIENCE))
                .isEqualTo(new Said<>(new InterruptStatus("alert", 1, AirState.DONE, true)));
    }

    @Test
    void a_stop_cuts_what_is_on_the_air_and_nothing_older_comes_back() {
        control.put(interrupt(2), PATIENCE);
        awaitOnAir(2);

        assertThat(control.stop("alert", 3, PATIENCE))
                .isEqualTo(new Said<>(new InterruptStatus("alert", 3, AirState.CUT, true)));
        assertThat(control.put(interrupt(1), PATIENCE))
                .isInstanceOfSatisfying(
                        TransmitterAnswer.Failed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(Fault.SUPERSEDED));
        assertThat(control.put(interrupt(3), PATIENCE)).isInstanceOf(TransmitterAnswer.Failed.class);
    }

    @Test
    void half_a_sound_is_no_interrupt() throws Exception {
        try (var socket = new java.net.Socket("127.0.0.1", transmitter.address().getPort())) {
            var head = "PUT /alerts/alert/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            socket.getOutputStream().write(Wav.header(50_000));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }

        assertThat(control.state("alert", 1, Duration.ZERO, PATIENCE)).isInstanceOf(TransmitterAnswer.Failed.class);
    }

    private void awaitState(int version, AirState state) {
        nl.weerklank.testkit.Await.until(
                "version " + version + " is " + state,
                PATIENCE,
                () -> control.state("alert", version, Duration.ZERO, PATIENCE)
                                instanceof Said<InterruptStatus>(InterruptStatus status)
                        && status.state() == state);
    }

    private void awaitOnAir(int version) {
        control.state("alert", version, PATIENCE, PATIENCE);
    }

    private static Interrupt interrupt(int version) {
        return new Interrupt("order", "alert", version, Lane.URGENT, "Grote brand", INTERRUPT, java.util.List.of());
    }

    private InputStream tuneIn() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(transmitter.address().resolve(TransmitterProtocol.LIVE))
                .build();
        var stream = http.send(request, BodyHandlers.ofInputStream()).body();
        assertThat(stream.readNBytes(Wav.HEADER_BYTES)).isEqualTo(Wav.endlessHeader());
        return stream;
    }

    private static short[] samples(InputStream stream, int count) throws IOException {
        return Samples.all(Samples.ofLittleEndian(stream.readNBytes(count * 2)));
    }

    /** The programme went on behind the interrupt, as one does: each sample is the one that is due. */
    private static void assertProgramme(short[] heard, int from, int to, int first) {
        for (int i = from; i < to; i++) {
            assertThat((int) heard[i]).as("sample %d", i).isEqualTo((first + i) % (int) PROGRAMME.length() + 1);
        }
    }

    private static int indexOf(short[] all, short[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        return -1;
    }

    private static short[] joined(short[] first, short[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static Sound numbered(int length) {
        var samples = new short[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (short) (i + 1);
        }
        return Samples.of(samples);
    }
}
