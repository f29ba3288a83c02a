package nl.weerklank.channel.siren.modbus;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import nl.weerklank.channel.siren.command.SignedCommand;
import nl.weerklank.channel.siren.controller.LinkFailure;
import nl.weerklank.channel.siren.controller.PostLink;
import nl.weerklank.channel.siren.controller.PostStatus;
import nl.weerklank.channel.siren.park.SirenPost;
import nl.weerklank.channel.siren.park.Trust;
import nl.weerklank.contract.report.Fault;

/**
 * Modbus TCP to every controller: one connection an address, which is a post of its own or a concentrator with many units
 * behind it. A unit that does not answer holds up no other.
 */
public final class ModbusLink implements PostLink {

    private final RegisterMap signed;
    private final RegisterMap plain;
    private final EventLoopGroup loops = new NioEventLoopGroup(1, new DefaultThreadFactory("siren-modbus", true));
    private final Map<String, ModbusLine> lines = new ConcurrentHashMap<>();

    /** @param signed where controllers that check commands keep what, @param plain the same for the others */
    public ModbusLink(RegisterMap signed, RegisterMap plain) {
        this.signed = signed;
        this.plain = plain;
    }

    @Override
    public CompletionStage<PostStatus> send(SirenPost post, SignedCommand command, Duration patience) {
        var map = map(post);
        var blocks = map.write(command);
        if (map.isCombined()) {
            return status(post, map, Pdu.writeAndRead(blocks.getFirst(), map), patience);
        }
        CompletionStage<byte[]> done = CompletableFuture.completedFuture(new byte[0]);
        for (var block : blocks) {
            var request = Pdu.write(block);
            done = done.thenCompose(before -> line(post).ask(post.unit(), request, patience))
                    .thenApply(answer -> checked(request[0], answer));
        }
        return done.thenCompose(answer -> read(post, patience));
    }

    @Override
    public CompletionStage<PostStatus> read(SirenPost post, Duration patience) {
        var map = map(post);
        return status(post, map, Pdu.read(map), patience);
    }

    @Override
    public void close() {
        lines.values().forEach(ModbusLine::close);
        lines.clear();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private CompletionStage<PostStatus> status(SirenPost post, RegisterMap map, byte[] request, Duration patience) {
        return line(post).ask(post.unit(), request, patience).thenApply(answer -> {
            try {
                return map.read(Pdu.registers(request[0], answer));
            } catch (LinkFailure e) {
                throw new CompletionException(e);
            } catch (IllegalArgumentException e) {
                throw new CompletionException(
                        new LinkFailure(Fault.REFUSED, "its answer cannot be read: " + e.getMessage()));
            }
        });
    }

    private static byte[] checked(byte request, byte[] answer) {
        try {
            Pdu.check(request, answer);
            return answer;
        } catch (LinkFailure e) {
            throw new CompletionException(e);
        }
    }

    private RegisterMap map(SirenPost post) {
        return post.trust() == Trust.SIGNED ? signed : plain;
    }

    private ModbusLine line(SirenPost post) {
        return lines.computeIfAbsent(post.address(), address -> new ModbusLine(address, loops.next()));
    }
}
