package nl.weerklank.dispatch.plan;

import java.util.List;

/**
 * One wave as planned: a choice for every channel, and what it does to the projection.
 *
 * @param trigger why the wave was planned, in a sentence with numbers
 * @param called whether something called for a wave: a failure, a missed projection, a new channel
 * @param before people that the projection left unreached before this wave
 * @param after people that it leaves unreached with this wave
 */
public record WavePlan(List<Choice> choices, String trigger, boolean called, double before, double after) {

    public WavePlan {
        choices = List.copyOf(choices);
    }

    public List<Choice.Chosen> chosen() {
        return choices.stream()
                .filter(Choice.Chosen.class::isInstance)
                .map(Choice.Chosen.class::cast)
                .toList();
    }

    public List<Choice.Passed> passed() {
        return choices.stream()
                .filter(Choice.Passed.class::isInstance)
                .map(Choice.Passed.class::cast)
                .toList();
    }
}
