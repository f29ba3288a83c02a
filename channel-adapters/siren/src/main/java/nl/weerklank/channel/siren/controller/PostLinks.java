package nl.weerklank.channel.siren.controller;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import nl.weerklank.channel.siren.command.SignedCommand;
import nl.weerklank.channel.siren.park.Protocol;
import nl.weerklank.channel.siren.park.SirenPost;
import nl.weerklank.contract.report.Fault;

/** The way to every post, each over its own protocol. */
public final class PostLinks implements PostLink {

    private final Map<Protocol, PostLink> links;

    public PostLinks(Map<Protocol, PostLink> links) {
        this.links = new EnumMap<>(links);
    }

    @Override
    public CompletionStage<PostStatus> send(SirenPost post, SignedCommand command, Duration patience) {
        var link = links.get(post.protocol());
        return link == null ? missing(post) : link.send(post, command, patience);
    }

    @Override
    public CompletionStage<PostStatus> read(SirenPost post, Duration patience) {
        var link = links.get(post.protocol());
        return link == null ? missing(post) : link.read(post, patience);
    }

    @Override
    public void close() {
        links.values().forEach(PostLink::close);
    }

    private static <T> CompletionStage<T> missing(SirenPost post) {
        return CompletableFuture.failedFuture(new LinkFailure(
                Fault.ADAPTER_ERROR, "post " + post.id() + " needs " + post.protocol() + ", which is not configured"));
    }
}
