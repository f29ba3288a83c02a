package nl.weerklank.channel.siren.modbus;

import com.digitalpetri.modbus.client.ModbusTcpClient;
import com.digitalpetri.modbus.exceptions.ModbusResponseException;
import com.digitalpetri.modbus.exceptions.ModbusTimeoutException;
import com.digitalpetri.modbus.pdu.ModbusRequestPdu;
import com.digitalpetri.modbus.pdu.ModbusResponsePdu;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersResponse;
import com.digitalpetri.modbus.pdu.ReadInputRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadInputRegistersResponse;
import com.digitalpetri.modbus.pdu.WriteMultipleRegistersRequest;
import com.digitalpetri.modbus.tcp.client.NettyTcpClientTransport;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.weerklank.channel.siren.command.SignedCommand;
import nl.weerklank.channel.siren.controller.LinkFailure;
import nl.weerklank.channel.siren.controller.PostLink;
import nl.weerklank.channel.siren.controller.PostStatus;
import nl.weerklank.channel.siren.park.SirenPost;
import nl.weerklank.channel.siren.park.Trust;
import nl.weerklank.contract.report.Fault;

/**
 * Modbus TCP to every controller: one connection an address (a post of its own or a concentrator with many units behind
 * it), many requests at once on it, told apart by transaction id, so that a unit that does not answer holds up no other.
 */
public final class ModbusLink implements PostLink {

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(30);

    private final RegisterMap signed;
    private final RegisterMap plain;
    private final Map<String, Line> lines = new ConcurrentHashMap<>();

    /** One address, connected when somebody needs it and again after it was lost. */
    private static final class Line {
        private final String address;
        private CompletableFuture<ModbusTcpClient> client = CompletableFuture.failedFuture(new IllegalStateException());

        Line(String address) {
            this.address = address;
        }

        synchronized CompletableFuture<ModbusTcpClient> connected() {
            var known = client;
            if (!known.isDone()) {
                return known;
            }
            if (!known.isCompletedExceptionally()) {
                var old = known.join();
                if (old.isConnected()) {
                    return known;
                }
                old.disconnectAsync();
            }
            client = connect(address);
            return client;
        }

        synchronized void close() {
            client.thenAccept(ModbusTcpClient::disconnectAsync);
        }
    }

    /** @param signed where controllers that check commands keep what, @param plain the same for the others */
    public ModbusLink(RegisterMap signed, RegisterMap plain) {
        this.signed = signed;
        this.plain = plain;
    }

    @Override
    public CompletionStage<Void> send(SirenPost post, SignedCommand command, Duration patience) {
        CompletionStage<Void> done = CompletableFuture.completedFuture(null);
        for (var block : map(post).write(command)) {
            var request = new WriteMultipleRegistersRequest(block.address(), block.registers(), block.values());
            done = done.thenCompose(v -> ask(post, request, patience)).thenAccept(response -> {});
        }
        return done;
    }

    @Override
    public CompletionStage<PostStatus> read(SirenPost post, Duration patience) {
        var map = map(post);
        ModbusRequestPdu request = map.statusInHolding()
                ? new ReadHoldingRegistersRequest(map.firstStatus(), map.statusCount())
                : new ReadInputRegistersRequest(map.firstStatus(), map.statusCount());
        return ask(post, request, patience).thenCompose(response -> {
            try {
                return CompletableFuture.completedFuture(map.read(registers(response)));
            } catch (IllegalArgumentException e) {
                return CompletableFuture.failedFuture(
                        new LinkFailure(Fault.REFUSED, "its answer cannot be read: " + e.getMessage()));
            }
        });
    }

    @Override
    public void close() {
        lines.values().forEach(Line::close);
        lines.clear();
    }

    private RegisterMap map(SirenPost post) {
        return post.trust() == Trust.SIGNED ? signed : plain;
    }

    private CompletionStage<ModbusResponsePdu> ask(SirenPost post, ModbusRequestPdu request, Duration patience) {
        return lines.computeIfAbsent(post.address(), Line::new)
                .connected()
                .thenCompose(client -> client.sendAsync(post.unit(), request))
                .toCompletableFuture()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(e -> CompletableFuture.failedFuture(failure(post, e)));
    }

    private static LinkFailure failure(SirenPost post, Throwable cause) {
        var inner = cause;
        while (inner instanceof CompletionException && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return switch (inner) {
            case LinkFailure known -> known;
            case TimeoutException e -> new LinkFailure(Fault.SILENT, "no answer from " + post.address());
            case ModbusTimeoutException e -> new LinkFailure(Fault.SILENT, "no answer from " + post.address());
            case ModbusResponseException e -> refused(e.getExceptionCode());
            default -> new LinkFailure(Fault.UNREACHABLE, "no connection to " + post.address());
        };
    }

    /** What the protocol's exception codes mean for an alert (Modbus application protocol V1.1b3 §7). */
    private static LinkFailure refused(int code) {
        return switch (code) {
            case 0x0A, 0x0B ->
                new LinkFailure(Fault.UNREACHABLE, "the concentrator cannot reach the unit (exception " + code + ")");
            case 0x05, 0x06 -> new LinkFailure(Fault.OVERLOADED, "the controller is busy (exception " + code + ")");
            default -> new LinkFailure(Fault.REFUSED, "the controller refused (exception " + code + ")");
        };
    }

    private static byte[] registers(ModbusResponsePdu response) {
        return switch (response) {
            case ReadInputRegistersResponse r -> r.registers();
            case ReadHoldingRegistersResponse r -> r.registers();
            default -> throw new IllegalArgumentException("the controller answered something else than registers");
        };
    }

    private static CompletableFuture<ModbusTcpClient> connect(String address) {
        int colon = address.lastIndexOf(':');
        var transport = NettyTcpClientTransport.create(config -> {
            config.setHostname(address.substring(0, colon));
            config.setPort(Integer.parseInt(address.substring(colon + 1)));
            config.setConnectTimeout(CONNECT_PATIENCE);
            config.setConnectPersistent(false);
            config.setReconnectLazy(true);
        });
        var client = ModbusTcpClient.create(transport, config -> config.setRequestTimeout(LONGEST_PATIENCE));
        return client.connectAsync().thenApply(v -> client).toCompletableFuture();
    }
}
