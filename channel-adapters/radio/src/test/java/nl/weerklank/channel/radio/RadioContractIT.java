package nl.weerklank.channel.radio;

import java.util.Map;
import nl.weerklank.channel.radio.simulator.RadioSimulatorFactory;
import nl.weerklank.contract.channel.ChannelAdapterFactory;
import nl.weerklank.simulator.ChannelSimulatorFactory;
import nl.weerklank.testkit.ChannelContract;

class RadioContractIT extends ChannelContract {

    @Override
    protected ChannelAdapterFactory adapters() {
        return new RadioAdapterFactory();
    }

    @Override
    protected ChannelSimulatorFactory simulators() {
        return new RadioSimulatorFactory();
    }

    /** Ten seconds of sound in one, so that a whole package fits into a test. */
    @Override
    protected Map<String, String> simulatorProperties() {
        return Map.of("speed", "10");
    }
}
