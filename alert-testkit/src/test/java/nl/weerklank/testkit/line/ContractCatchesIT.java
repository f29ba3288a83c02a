package nl.weerklank.testkit.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.channel.ChannelAdapterFactory;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.simulator.ChannelSimulatorFactory;
import nl.weerklank.testkit.ChannelContract;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The contract is worth something: an adapter that breaks a promise fails it, at the test that names the promise. */
class ContractCatchesIT {

    @Test
    void anAdapterThatRepeatsItself() {
        assertThat(failuresOf(Repeating.class))
                .contains(
                        "theSameOrderAgainIsNotReceivedAgain",
                        "theSameOrderAgainAfterAKillIsNotReceivedAgain",
                        "anUpdateAgainAfterAKillIsNotReceivedAgain",
                        "theOtherHalfIsReachedWhenItWorksAgainAndNobodyTwice",
                        "aLateOrderBringsBackNoOlderVersion")
                .doesNotContain("anOrderIsTransmittedAndThePublicReceivesItOnce");
    }

    @Test
    void anAdapterThatClaimsWhatNobodyHeard() {
        assertThat(failuresOf(Boasting.class)).containsExactly("aLyingNetworkIsNeverCalledObserved");
    }

    @Test
    void anAdapterThatTakesSilenceForYes() {
        assertThat(failuresOf(Hopeful.class)).containsExactly("aSilentNetworkFailsEveryCellBeforeTheDeadline");
    }

    @Test
    void anAdapterThatHangsOnSilence() {
        assertThat(failuresOf(Hanging.class, "aSilentNetworkFailsEveryCellBeforeTheDeadline"))
                .containsExactly("aSilentNetworkFailsEveryCellBeforeTheDeadline");
    }

    @Test
    void anAdapterThatForgetsCells() {
        assertThat(failuresOf(Forgetful.class, "anOrderIsTransmittedAndThePublicReceivesItOnce"))
                .containsExactly("anOrderIsTransmittedAndThePublicReceivesItOnce");
    }

    private static Set<String> failuresOf(Class<?> contract) {
        return failuresOf(List.of(selectClass(contract)), 15);
    }

    private static Set<String> failuresOf(Class<?> contract, String test) {
        return failuresOf(List.of(selectMethod(contract, test)), 1);
    }

    private static Set<String> failuresOf(List<? extends DiscoverySelector> selected, int atLeast) {
        var summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selected)
                                .build(),
                        summary);
        assertThat(summary.getSummary().getTestsFoundCount()).isGreaterThanOrEqualTo(atLeast);
        return summary.getSummary().getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getLegacyReportingName())
                .map(name -> name.replace("()", ""))
                .collect(Collectors.toSet());
    }

    private record Of(Function<ChannelSettings, ChannelAdapter> maker) implements ChannelAdapterFactory {

        @Override
        public String type() {
            return LineNetwork.TYPE;
        }

        @Override
        public ChannelAdapter create(ChannelSettings settings) {
            return maker.apply(settings);
        }
    }

    private abstract static class Flawed extends ChannelContract {

        @Override
        protected ChannelSimulatorFactory simulators() {
            return new LineNetwork.Factory();
        }

        @Override
        protected Duration quiet() {
            return Duration.ofMillis(200);
        }

        @Override
        protected Duration timeToDeadline() {
            return Duration.ofSeconds(2);
        }
    }

    static class Repeating extends Flawed {
        @Override
        protected ChannelAdapterFactory adapters() {
            return new Of(settings -> new LineAdapter(settings) {
                @Override
                protected String standing(LineCall call, String alert, int region) {
                    return "OFF 0";
                }
            });
        }
    }

    static class Boasting extends Flawed {
        @Override
        protected ChannelAdapterFactory adapters() {
            return new Of(settings -> new LineAdapter(settings) {
                @Override
                protected boolean heard(Order order, int region) {
                    return true;
                }
            });
        }
    }

    static class Hopeful extends Flawed {
        @Override
        protected ChannelAdapterFactory adapters() {
            return new Of(settings -> new LineAdapter(settings) {
                @Override
                protected void silent(CellSet cells, ReportSink reports) {
                    reports.reached(Rung.TRANSMITTED, cells, "it will have worked");
                }
            });
        }
    }

    static class Hanging extends Flawed {
        @Override
        protected ChannelAdapterFactory adapters() {
            return new Of(settings -> new LineAdapter(settings) {
                @Override
                protected void silent(CellSet cells, ReportSink reports) {
                    new CompletableFuture<Void>().join();
                }
            });
        }
    }

    static class Forgetful extends Flawed {
        @Override
        protected ChannelAdapterFactory adapters() {
            return new Of(settings -> new LineAdapter(settings) {
                @Override
                public CompletionStage<Void> carryOut(Emission emission, ReportSink reports) {
                    return CompletableFuture.completedFuture(null);
                }

                @Override
                protected String standing(LineCall call, String alert, int region) throws IOException {
                    throw new IOException("never asked");
                }
            });
        }
    }
}
