package nl.weerklank.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    private record Ran(int code, String out, String err) {}

    private static Ran run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Weerklank.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
        return new Ran(code, out.toString(), err.toString());
    }

    @Test
    void everyCommandExplainsItself() {
        for (var command : List.of("demo", "up", "down", "send", "status", "cap", "bench")) {
            var ran = run(command, "--help");
            assertThat(ran.code()).as(command).isZero();
            assertThat(ran.out()).as(command).contains("Usage: weerklank " + command);
        }
    }

    @Test
    void aReasonIsOneSentenceWithoutAStackTrace() {
        var ran = run("send", "no-such-file.xml");
        assertThat(ran.code()).isEqualTo(Weerklank.REFUSED);
        assertThat(ran.err().strip())
                .isEqualTo("weerklank: cannot read no-such-file.xml: no-such-file.xml does not exist");
    }

    @Test
    void anUnknownCommandOrBenchIsNamedWithWhatThereIs() {
        assertThat(run("frobnicate").code()).isEqualTo(2);
        var bench = run("bench", "frobnicate");
        assertThat(bench.code()).isEqualTo(Weerklank.REFUSED);
        assertThat(bench.err()).contains("frobnicate").contains("hop-latency");
    }
}
