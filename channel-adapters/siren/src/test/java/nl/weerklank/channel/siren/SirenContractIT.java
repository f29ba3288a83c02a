package nl.weerklank.channel.siren;

import nl.weerklank.channel.siren.simulator.SirenSimulatorFactory;
import nl.weerklank.contract.channel.ChannelAdapterFactory;
import nl.weerklank.simulator.ChannelSimulatorFactory;
import nl.weerklank.testkit.ChannelContract;

class SirenContractIT extends ChannelContract {

    @Override
    protected ChannelAdapterFactory adapters() {
        return new SirenAdapterFactory();
    }

    @Override
    protected ChannelSimulatorFactory simulators() {
        return new SirenSimulatorFactory();
    }
}
