package nl.weerklank.channel.web;

import java.util.Map;
import nl.weerklank.channel.web.simulator.EdgeSimulatorFactory;
import nl.weerklank.contract.channel.ChannelAdapterFactory;
import nl.weerklank.simulator.ChannelSimulatorFactory;
import nl.weerklank.testkit.ChannelContract;

/** The web channel keeps every promise of a channel. */
class WebContractIT extends ChannelContract {

    @Override
    protected ChannelAdapterFactory adapters() {
        return new WebChannelFactory();
    }

    @Override
    protected ChannelSimulatorFactory simulators() {
        return new EdgeSimulatorFactory();
    }

    @Override
    protected Map<String, String> adapterProperties() {
        return Map.of("edge-limit-ms", "4000");
    }
}
