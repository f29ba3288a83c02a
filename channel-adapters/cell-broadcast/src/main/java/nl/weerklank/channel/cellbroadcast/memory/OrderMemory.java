package nl.weerklank.channel.cellbroadcast.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.order.Order;

/** The orders that were carried out, as JSON lines of which the last of an order counts; rewritten at start without what is over. */
public final class OrderMemory implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(OrderMemory.class.getName());

    private final FileChannel file;
    private final Map<String, OrderRecord> found = new LinkedHashMap<>();

    /** @param counts whether an order is still of interest */
    public OrderMemory(Path stateDir, Predicate<Order> counts) {
        var path = stateDir.resolve("orders.jsonl");
        try {
            if (Files.exists(path)) {
                Files.readString(path).lines().filter(line -> !line.isBlank()).forEach(this::read);
            }
            found.values().removeIf(record -> !counts.test(record.order()));
            var all = new StringBuilder();
            found.values()
                    .forEach(record -> all.append(new String(ContractJson.write(record), StandardCharsets.UTF_8))
                            .append('\n'));
            WholeFile.replace(path, all.toString().getBytes(StandardCharsets.UTF_8));
            file = FileChannel.open(path, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalStateException("the orders in " + stateDir + " cannot be read or written: " + e, e);
        }
    }

    /** What an earlier run left. */
    public Collection<OrderRecord> found() {
        return found.values();
    }

    /** Adds how an order stands now. One thread writes. */
    public void write(OrderRecord record) {
        var line = ContractJson.write(record);
        var whole = Arrays.copyOf(line, line.length + 1);
        whole[line.length] = '\n';
        try {
            WholeFile.append(file, whole);
        } catch (IOException e) {
            throw new UncheckedIOException("the orders cannot be written; is the disk full?", e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "orders not closed cause={0}", e);
        }
    }

    private void read(String line) {
        try {
            var record = ContractJson.read(line.getBytes(StandardCharsets.UTF_8), OrderRecord.class);
            found.put(record.order().orderId(), record);
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.WARNING, "a torn line of the orders is left out cause={0}", e.getMessage());
        }
    }
}
