package nl.weerklank.channel.siren.simulator;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A concentrator: one Modbus TCP listener with up to 247 posts behind it, told apart by unit id (Modbus messaging on TCP/IP
 * V1.0b §3.1). It answers each request by itself, so a dead unit holds up no other.
 */
final class ModbusConcentrator {

    private static final int LONGEST_FRAME = 260;
    private static final int LENGTH_AT = 4;
    private static final int LENGTH_BYTES = 2;
    private static final int HEADER = 7;

    private final Map<Integer, ModbusUnit> units = new ConcurrentHashMap<>();
    private final Behaviour behaviour;
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final int port;

    /** Listens on this port of the loopback, any free one for 0. @throws IOException when it is taken */
    ModbusConcentrator(int port, EventLoopGroup loops, Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        var bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        open.add(channel);
                        channel.pipeline()
                                .addLast(new LengthFieldBasedFrameDecoder(LONGEST_FRAME, LENGTH_AT, LENGTH_BYTES))
                                .addLast(new Requests());
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

    String address() {
        return "127.0.0.1:" + port;
    }

    void attach(int unitId, ModbusUnit unit) {
        units.put(unitId, unit);
    }

    /** Drops every connection; the listener stays. */
    void hangUp() {
        open.close(channel -> channel instanceof SocketChannel).awaitUninterruptibly();
    }

    void close() {
        open.close().awaitUninterruptibly();
    }

    private final class Requests extends SimpleChannelInboundHandler<ByteBuf> {

        private @Nullable ByteBuf answers;

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
            if (frame.readableBytes() <= HEADER) {
                return;
            }
            int transaction = frame.readUnsignedShort();
            frame.skipBytes(4);
            int unitId = frame.readUnsignedByte();
            var pdu = new byte[frame.readableBytes()];
            frame.readBytes(pdu);
            handle(context, transaction, unitId, pdu);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            flush(context);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            var unsent = answers;
            if (unsent != null) {
                unsent.release();
                answers = null;
            }
        }

        /** All answers that came together leave together. */
        private void flush(ChannelHandlerContext context) {
            var out = answers;
            if (out != null) {
                answers = null;
                context.writeAndFlush(out, context.voidPromise());
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }

        private void handle(ChannelHandlerContext context, int transaction, int unitId, byte[] pdu) {
            var unit = units.get(unitId);
            int function = pdu[0] & 0x7F;
            if (unit == null || behaviour.isDead(unit.number())) {
                later(
                        context,
                        Behaviour.GIVE_UP_MILLIS,
                        transaction,
                        unitId,
                        ModbusUnit.exception(function, ModbusUnit.NO_ANSWER_BEHIND));
                return;
            }
            switch (behaviour.fault()) {
                case SILENT -> {}
                case REFUSE ->
                    reply(context, transaction, unitId, ModbusUnit.exception(function, ModbusUnit.DEVICE_FAILURE));
                case SLOW -> later(context, Behaviour.SLOW_MILLIS, transaction, unitId, unit.answer(pdu));
                case NONE, HALF, LIE, RESTART -> reply(context, transaction, unitId, unit.answer(pdu));
            }
        }

        private void later(ChannelHandlerContext context, long millis, int transaction, int unitId, byte[] pdu) {
            context.executor()
                    .schedule(
                            () -> {
                                reply(context, transaction, unitId, pdu);
                                flush(context);
                            },
                            millis,
                            TimeUnit.MILLISECONDS);
        }

        private void reply(ChannelHandlerContext context, int transaction, int unitId, byte[] pdu) {
            var out = answers;
            if (out == null) {
                out = context.alloc().buffer();
                answers = out;
            }
            out.writeShort(transaction).writeShort(0).writeShort(1 + pdu.length).writeByte(unitId);
            out.writeBytes(pdu);
        }
    }
}
