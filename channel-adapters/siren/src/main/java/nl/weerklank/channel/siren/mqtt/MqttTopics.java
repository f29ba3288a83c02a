package nl.weerklank.channel.siren.mqtt;

import java.util.Optional;

/**
 * The topics of the park; {@code {post}} stands for a post's address.
 *
 * @param command where a controller takes commands
 * @param ask where a controller is asked for its status, with an empty message
 * @param reply where this adapter gets its answers; every request names it as its response topic
 */
public record MqttTopics(String command, String ask, String reply) {

    private static final String POST = "{post}";

    public MqttTopics {
        for (var topic : new String[] {command, ask}) {
            if (topic.indexOf(POST) != topic.lastIndexOf(POST) || !topic.contains(POST)) {
                throw new IllegalArgumentException("an MQTT topic of posts holds {post} once, not '" + topic + "'");
            }
        }
        if (reply.isBlank() || reply.contains("+") || reply.contains("#")) {
            throw new IllegalArgumentException("the MQTT reply topic is one topic, not '" + reply + "'");
        }
    }

    /** What applies when nothing is set, with replies under this client's name. */
    public static MqttTopics usual(String clientId) {
        return new MqttTopics("sirens/{post}/command", "sirens/{post}/ask", "sirens/adapter/" + clientId + "/reply");
    }

    /** The topic of one post. */
    public static String of(String topic, String post) {
        return topic.replace(POST, post);
    }

    /** The filter that matches the topic of every post. */
    public static String ofAll(String topic) {
        return topic.replace(POST, "+");
    }

    /** The post that a message on this topic is for, when it is a topic of this form. */
    public static Optional<String> postOf(String form, String topic) {
        int at = form.indexOf(POST);
        var before = form.substring(0, at);
        var after = form.substring(at + POST.length());
        return topic.length() > before.length() + after.length() && topic.startsWith(before) && topic.endsWith(after)
                ? Optional.of(topic.substring(before.length(), topic.length() - after.length()))
                : Optional.empty();
    }
}
