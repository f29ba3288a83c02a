package nl.weerklank.testkit.line;

import nl.weerklank.contract.channel.ChannelAdapterFactory;
import nl.weerklank.simulator.ChannelSimulatorFactory;
import nl.weerklank.testkit.ChannelContract;

/** The smallest channel keeps the contract of every channel. */
class LineContractIT extends ChannelContract {

    @Override
    protected ChannelAdapterFactory adapters() {
        return new LineAdapter.Factory();
    }

    @Override
    protected ChannelSimulatorFactory simulators() {
        return new LineNetwork.Factory();
    }

    @Override
    protected java.time.Duration quiet() {
        return java.time.Duration.ofMillis(200);
    }
}
