package nl.weerklank.channel.siren.modbus;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.weerklank.channel.siren.controller.LinkFailure;
import nl.weerklank.contract.report.Fault;
import org.jspecify.annotations.Nullable;

/**
 * One connection to one Modbus TCP address, made when it is needed and made again after it was lost. Many requests are under
 * way at once, told apart by transaction id, and all that wait are written in one go. Everything but {@link #ask} happens on
 * the line's own event loop.
 */
final class ModbusLine {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int SWEEP_MILLIS = 50;
    private static final int LONGEST_FRAME = 260;
    private static final int LENGTH_AT = 4;
    private static final int LENGTH_BYTES = 2;
    private static final int HEADER = 7;

    private final String address;
    private final EventLoop loop;
    private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final Map<Integer, Request> underWay = new HashMap<>();
    private int transaction;
    private boolean sweeping;
    private boolean closed;
    private @Nullable Channel channel;
    private boolean connecting;

    private record Request(int unit, byte[] pdu, long endNanos, CompletableFuture<byte[]> answer) {}

    /** @param address {@code host:port} */
    ModbusLine(String address, EventLoop loop) {
        this.address = address;
        this.loop = loop;
    }

    /** The answer's PDU, or a {@link LinkFailure} once the patience is over; never blocks. */
    CompletableFuture<byte[]> ask(int unit, byte[] pdu, Duration patience) {
        var request = new Request(unit, pdu, System.nanoTime() + patience.toNanos(), new CompletableFuture<>());
        waiting.add(request);
        if (draining.compareAndSet(false, true)) {
            loop.execute(this::drain);
        }
        return request.answer;
    }

    void close() {
        loop.execute(() -> {
            closed = true;
            var open = channel;
            if (open != null) {
                open.close();
            }
            lose();
        });
    }

    private void drain() {
        draining.set(false);
        var open = channel;
        if (closed) {
            lose();
        } else if (open == null || !open.isActive()) {
            connect();
        } else {
            write(open);
        }
        sweepLater();
    }

    private void write(Channel open) {
        var out = open.alloc().buffer();
        for (var request = waiting.poll(); request != null; request = waiting.poll()) {
            transaction = transaction + 1 & 0xFFFF;
            var late = underWay.put(transaction, request);
            if (late != null) {
                late.answer.completeExceptionally(silent());
            }
            out.writeShort(transaction)
                    .writeShort(0)
                    .writeShort(1 + request.pdu.length)
                    .writeByte(request.unit)
                    .writeBytes(request.pdu);
        }
        open.writeAndFlush(out, open.voidPromise());
    }

    private void connect() {
        if (connecting) {
            return;
        }
        connecting = true;
        int colon = address.lastIndexOf(':');
        var host = address.substring(0, colon);
        int port = Integer.parseInt(address.substring(colon + 1));
        // a name server that is slow holds up this line alone
        Thread.ofVirtual().start(() -> {
            var target = new InetSocketAddress(host, port);
            loop.execute(() -> connect(target));
        });
    }

    private void connect(InetSocketAddress target) {
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(new ChannelInitializer<NioSocketChannel>() {
                    @Override
                    protected void initChannel(NioSocketChannel fresh) {
                        fresh.pipeline()
                                .addLast(new LengthFieldBasedFrameDecoder(LONGEST_FRAME, LENGTH_AT, LENGTH_BYTES))
                                .addLast(new Answers());
                    }
                })
                .connect(target)
                .addListener((ChannelFuture done) -> connected(done));
    }

    private void connected(ChannelFuture done) {
        connecting = false;
        if (done.isSuccess() && !closed) {
            channel = done.channel();
            write(done.channel());
        } else {
            done.channel().close();
            lose();
        }
    }

    /** Nobody is there: whoever waits is told at once. */
    private void lose() {
        channel = null;
        List<Request> lost = new ArrayList<>(underWay.values());
        underWay.clear();
        for (var request = waiting.poll(); request != null; request = waiting.poll()) {
            lost.add(request);
        }
        lost.forEach(request -> request.answer.completeExceptionally(
                new LinkFailure(Fault.UNREACHABLE, "no connection to " + address)));
    }

    private void sweepLater() {
        if (!sweeping) {
            sweeping = true;
            loop.schedule(this::sweep, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void sweep() {
        sweeping = false;
        var now = System.nanoTime();
        var late = new ArrayList<Request>();
        underWay.values().removeIf(request -> isLate(request, now, late));
        waiting.removeIf(request -> isLate(request, now, late));
        late.forEach(request -> request.answer.completeExceptionally(silent()));
        if (!underWay.isEmpty() || !waiting.isEmpty()) {
            sweepLater();
        }
    }

    private static boolean isLate(Request request, long now, List<Request> late) {
        if (request.endNanos - now > 0) {
            return false;
        }
        late.add(request);
        return true;
    }

    private LinkFailure silent() {
        return new LinkFailure(Fault.SILENT, "no answer from " + address);
    }

    private final class Answers extends SimpleChannelInboundHandler<ByteBuf> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
            if (frame.readableBytes() <= HEADER) {
                return;
            }
            int number = frame.readUnsignedShort();
            frame.skipBytes(HEADER - 3);
            var request = underWay.get(number);
            if (request != null && frame.readUnsignedByte() == request.unit) {
                underWay.remove(number);
                var pdu = new byte[frame.readableBytes()];
                frame.readBytes(pdu);
                request.answer.complete(pdu);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            lose();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
