package nl.weerklank.channel.siren.controller;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import nl.weerklank.channel.siren.command.SignedCommand;
import nl.weerklank.channel.siren.park.SirenPost;

/**
 * The way to the controllers of one field protocol. No call blocks; every stage completes within its patience, with a
 * {@link LinkFailure} when the post did not do what it was asked.
 */
public interface PostLink extends AutoCloseable {

    /** Gives a command; completes with the status right after the controller took it. */
    CompletionStage<PostStatus> send(SirenPost post, SignedCommand command, Duration patience);

    /** Reads the controller's status. */
    CompletionStage<PostStatus> read(SirenPost post, Duration patience);

    @Override
    void close();
}
