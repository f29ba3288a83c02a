package nl.weerklank.channel.siren.simulator;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The smallest MQTT 5 broker that a siren park needs: QoS 0 and 1, wildcards, and the request's properties passed on. It keeps
 * nothing for who is away: a message for nobody is acknowledged as such (MQTT 5 §3.4.2.1). All sessions share one event loop.
 */
final class MqttBroker {

    private static final int LONGEST_MESSAGE = 64 * 1024;

    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final int port;

    /** Listens on this port of the loopback, any free one for 0. @throws IOException when it is taken */
    MqttBroker(int port, EventLoopGroup loop) throws IOException {
        var bound = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        open.add(channel);
                        channel.pipeline()
                                .addLast(new MqttDecoder(LONGEST_MESSAGE))
                                .addLast(MqttEncoder.INSTANCE)
                                .addLast(new Session());
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException("port " + port + " for the siren simulator is taken", bound.cause());
        }
        this.port = ((InetSocketAddress) bound.channel().localAddress()).getPort();
        open.add(bound.channel());
    }

    int port() {
        return port;
    }

    /** Drops every connection; the listener stays. */
    void hangUp() {
        open.close(channel -> channel instanceof SocketChannel).awaitUninterruptibly();
    }

    void close() {
        open.close().awaitUninterruptibly();
    }

    /** Whether a topic matches a filter with {@code +} and {@code #} (MQTT 5 §4.7). */
    static boolean matches(String filter, String topic) {
        var want = filter.split("/", -1);
        var have = topic.split("/", -1);
        for (int i = 0; i < want.length; i++) {
            if (want[i].equals("#")) {
                return true;
            }
            if (i >= have.length || !want[i].equals("+") && !want[i].equals(have[i])) {
                return false;
            }
        }
        return want.length == have.length;
    }

    private final class Session extends SimpleChannelInboundHandler<MqttMessage> {

        private final List<String> filters = new ArrayList<>();
        private int packetId;
        private @Nullable ChannelHandlerContext line;

        @Override
        protected void channelRead0(ChannelHandlerContext context, MqttMessage message) {
            if (message.decoderResult().isFailure()) {
                context.close();
                return;
            }
            switch (message.fixedHeader().messageType()) {
                case CONNECT -> connect(context, (MqttConnectMessage) message);
                case SUBSCRIBE -> subscribe(context, (MqttSubscribeMessage) message);
                case PUBLISH -> publish(context, (MqttPublishMessage) message);
                case PINGREQ ->
                    context.write(new MqttMessage(
                            new MqttFixedHeader(MqttMessageType.PINGRESP, false, MqttQoS.AT_MOST_ONCE, false, 0)));
                case DISCONNECT -> context.close();
                default -> {
                    // acknowledgements of what was passed on: nothing is sent again
                }
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            sessions.forEach(Session::flush);
            context.flush();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            sessions.remove(this);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }

        private void flush() {
            var to = line;
            if (to != null) {
                to.flush();
            }
        }

        private void connect(ChannelHandlerContext context, MqttConnectMessage message) {
            var five = message.variableHeader().version() == MqttVersion.MQTT_5.protocolLevel();
            context.write(MqttMessageBuilders.connAck()
                    .returnCode(
                            five
                                    ? MqttConnectReturnCode.CONNECTION_ACCEPTED
                                    : MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION)
                    .properties(MqttProperties.NO_PROPERTIES)
                    .build());
            if (five) {
                line = context;
                sessions.add(this);
            } else {
                context.flush();
                context.close();
            }
        }

        private void subscribe(ChannelHandlerContext context, MqttSubscribeMessage message) {
            var granted = MqttMessageBuilders.subAck()
                    .packetId(message.variableHeader().messageId());
            message.payload().topicSubscriptions().forEach(wish -> {
                filters.add(wish.topicFilter());
                granted.addGrantedQos(MqttQoS.AT_LEAST_ONCE);
            });
            context.write(granted.build());
        }

        private void publish(ChannelHandlerContext context, MqttPublishMessage message) {
            var topic = message.variableHeader().topicName();
            int passed = 0;
            for (var session : sessions) {
                if (session.filters.stream().anyMatch(filter -> matches(filter, topic))) {
                    session.pass(message);
                    passed++;
                }
            }
            if (message.fixedHeader().qosLevel() == MqttQoS.AT_LEAST_ONCE) {
                var reason = passed == 0
                        ? MqttReasonCodes.PubAck.NO_MATCHING_SUBSCRIBERS.byteValue()
                        : MqttReasonCodes.PubAck.SUCCESS.byteValue();
                context.write(new MqttMessage(
                        new MqttFixedHeader(MqttMessageType.PUBACK, false, MqttQoS.AT_MOST_ONCE, false, 0),
                        new MqttPubReplyMessageVariableHeader(
                                message.variableHeader().packetId(), reason, MqttProperties.NO_PROPERTIES)));
            }
        }

        private void pass(MqttPublishMessage message) {
            var to = line;
            if (to == null) {
                return;
            }
            packetId = packetId % 0xFFFF + 1;
            to.write(MqttMessageBuilders.publish()
                    .topicName(message.variableHeader().topicName())
                    .qos(MqttQoS.AT_LEAST_ONCE)
                    .messageId(packetId)
                    .properties(message.variableHeader().properties())
                    .payload(message.payload().duplicate())
                    .build());
        }
    }
}
