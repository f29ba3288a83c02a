package nl.weerklank.channel.cellbroadcast;

import java.util.Map;
import nl.weerklank.channel.cellbroadcast.network.NetworkSimulatorFactory;
import nl.weerklank.contract.channel.ChannelAdapterFactory;
import nl.weerklank.simulator.ChannelSimulatorFactory;
import nl.weerklank.testkit.ChannelContract;

class CellBroadcastContractIT extends ChannelContract {

    @Override
    protected ChannelAdapterFactory adapters() {
        return new CellBroadcastFactory();
    }

    @Override
    protected ChannelSimulatorFactory simulators() {
        return new NetworkSimulatorFactory();
    }

    @Override
    protected Map<String, String> adapterProperties() {
        return Map.of("response-millis", "4000", "observe-within-millis", "3000");
    }

    @Override
    protected Map<String, String> simulatorProperties() {
        return Map.of("cells", "9000", "bscs", "8", "air-slot-millis", "20");
    }
}
