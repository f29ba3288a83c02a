package nl.weerklank.channel.siren.mqtt;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import nl.weerklank.channel.siren.command.Command;
import nl.weerklank.channel.siren.command.CommandResult;
import nl.weerklank.channel.siren.command.SignedCommand;
import nl.weerklank.channel.siren.controller.PostState;
import nl.weerklank.channel.siren.controller.PostStatus;
import nl.weerklank.channel.siren.controller.SelfTest;
import nl.weerklank.contract.json.ContractJson;

/** How commands and statuses are written in messages: JSON objects; activation and proof in hexadecimal; what a controller does not keep is left out. */
public final class MqttForm {

    private static final HexFormat HEX = HexFormat.of();

    private MqttForm() {}

    public static byte[] command(SignedCommand signed) {
        var c = signed.command();
        var form = new LinkedHashMap<String, Object>();
        form.put("signal", c.signal());
        form.put("seconds", c.seconds());
        form.put("runs", c.runs());
        form.put("pauseSeconds", c.pauseSeconds());
        form.put("startAt", c.startAt());
        form.put("activation", HEX.toHexDigits(c.activation()));
        form.put("counter", c.counter());
        form.put("mac", HEX.formatHex(signed.mac()));
        return ContractJson.write(form);
    }

    /** @throws IllegalArgumentException when it is no command */
    public static SignedCommand readCommand(byte[] json) {
        var form = new Form(ContractJson.read(json, Map.class));
        var command = new Command(
                form.whole("signal"),
                form.whole("seconds"),
                form.whole("runs"),
                form.whole("pauseSeconds"),
                form.number("startAt"),
                form.hex("activation"),
                form.number("counter"));
        return new SignedCommand(command, HEX.parseHex(form.text("mac", "")));
    }

    /** A status; with an error in words when the request before it was not carried out. */
    public static byte[] status(PostStatus s, String error) {
        var form = new LinkedHashMap<String, Object>();
        form.put("state", word(s.state()));
        form.put("mains", s.mains());
        form.put("amplifierGood", s.amplifierGood());
        form.put("doorClosed", s.doorClosed());
        form.put("batteryCentivolts", s.batteryCentivolts());
        form.put("watts", s.watts());
        form.put("peakWatts", s.peakWatts());
        form.put("activation", HEX.toHexDigits(s.activation()));
        form.put("startedAt", s.startedAt());
        form.put("totalMillis", s.totalMillis());
        form.put("lastResult", word(s.lastResult()));
        form.put("selfTest", word(s.selfTest()));
        form.put("selfTestAt", s.selfTestAt());
        form.put("refused", s.refused());
        form.put("clock", s.clock());
        form.put("counter", s.counter());
        if (!error.isEmpty()) {
            form.put("error", error);
        }
        return ContractJson.write(form);
    }

    /** An answer from a concentrator that cannot speak for the post. */
    public static byte[] error(String error) {
        return ContractJson.write(Map.of("error", error));
    }

    /** A status or an error, as it came. */
    public record Answer(String error, Form form) {

        /** @throws IllegalArgumentException when it is no JSON object */
        static Answer read(byte[] json) {
            var form = new Form(ContractJson.read(json, Map.class));
            return new Answer(form.text("error", ""), form);
        }

        /** @throws IllegalArgumentException when it holds no state */
        PostStatus status() {
            return new PostStatus(
                    PostState.valueOf(form.text("state", "missing").toUpperCase(Locale.ROOT)),
                    form.flag("mains"),
                    form.flag("amplifierGood"),
                    form.flag("doorClosed"),
                    form.whole("batteryCentivolts"),
                    form.whole("watts"),
                    form.whole("peakWatts"),
                    form.hex("activation"),
                    form.number("startedAt"),
                    form.number("totalMillis"),
                    CommandResult.valueOf(form.text("lastResult", "none").toUpperCase(Locale.ROOT)),
                    SelfTest.valueOf(form.text("selfTest", "never").toUpperCase(Locale.ROOT)),
                    form.number("selfTestAt"),
                    form.whole("refused"),
                    form.number("clock"),
                    form.number("counter"));
        }
    }

    /** The fields of a message. */
    record Form(Map<?, ?> fields) {

        String text(String name, String otherwise) {
            return fields.get(name) instanceof String text ? text : otherwise;
        }

        long number(String name) {
            return fields.get(name) instanceof Number number ? number.longValue() : 0;
        }

        int whole(String name) {
            return Math.toIntExact(number(name));
        }

        /** A fault is only believed when it is said. */
        boolean flag(String name) {
            return !Boolean.FALSE.equals(fields.get(name));
        }

        long hex(String name) {
            var text = text(name, "");
            return text.isEmpty() ? 0 : HexFormat.fromHexDigitsToLong(text);
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
