package nl.weerklank.contract.cap;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.weerklank.contract.cap.write.CapWriter;

/** A good message as text, to be broken in one place at a time. */
public final class CapText {

    /** An alert for everybody that breaks no rule and earns no warning. */
    public static final String GOOD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
              <identifier>proef-1</identifier>
              <sender>meldkamer@example.nl</sender>
              <sent>2026-06-01T12:00:00+02:00</sent>
              <status>Actual</status>
              <msgType>Alert</msgType>
              <scope>Public</scope>
              <info>
                <language>nl-NL</language>
                <category>Fire</category>
                <event>Grote brand</event>
                <responseType>Shelter</responseType>
                <urgency>Immediate</urgency>
                <severity>Severe</severity>
                <certainty>Observed</certainty>
                <effective>2026-06-01T12:00:00+02:00</effective>
                <onset>2026-06-01T12:00:00+02:00</onset>
                <expires>2026-06-01T18:00:00+02:00</expires>
                <senderName>Veiligheidsregio</senderName>
                <headline>Grote brand in de haven</headline>
                <description>Rook trekt naar het oosten.</description>
                <instruction>Sluit ramen en deuren.</instruction>
                <web>https://example.nl/alert/1</web>
                <resource>
                  <resourceDesc>Kaart</resourceDesc>
                  <mimeType>image/png</mimeType>
                  <size>1024</size>
                  <uri>https://example.nl/kaart.png</uri>
                </resource>
                <area>
                  <areaDesc>Haven</areaDesc>
                  <polygon>51.90,4.40 51.95,4.40 51.95,4.50 51.90,4.50 51.90,4.40</polygon>
                  <circle>51.92,4.45 5.0</circle>
                  <geocode>
                    <valueName>EMMA_ID</valueName>
                    <value>NL001</value>
                  </geocode>
                  <altitude>0</altitude>
                  <ceiling>500</ceiling>
                </area>
              </info>
            </alert>
            """;

    private CapText() {}

    /** The good message with one part of it changed. */
    public static byte[] with(String part, String instead) {
        if (!GOOD.contains(part)) {
            throw new AssertionError("the good message does not hold " + part);
        }
        return bytes(GOOD.replaceFirst(Pattern.quote(part), Matcher.quoteReplacement(instead)));
    }

    /** The good message without one of its elements. */
    public static byte[] without(String element) {
        var text = GOOD.replaceFirst("(?s)\\s*<%s>.*?</%s>".formatted(element, element), "");
        if (text.equals(GOOD)) {
            throw new AssertionError("the good message has no " + element);
        }
        return bytes(text);
    }

    /** The good message with another text in one of its elements. */
    public static byte[] element(String element, String text) {
        if (!GOOD.contains("<" + element + ">")) {
            throw new AssertionError("the good message has no " + element);
        }
        return bytes(GOOD.replaceFirst(
                "(?s)<%s>.*?</%s>".formatted(element, element),
                Matcher.quoteReplacement("<%s>%s</%s>".formatted(element, text, element))));
    }

    /** The good message with more behind one of its elements. */
    public static byte[] behind(String element, String more) {
        var end = "</" + element + ">";
        return with(end, end + more);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** {@link CapSamples#fire} as text. */
    public static String fire() {
        return new String(CapWriter.write(CapSamples.fire()), StandardCharsets.UTF_8);
    }
}
