package io.godwit.app.cli;

import io.godwit.core.content.DisplayName;
import io.godwit.core.discovery.DiscoveryState;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Identity;
import io.godwit.core.identity.IdentityException;
import io.godwit.core.identity.IdentityFile;
import io.godwit.core.identity.Password;
import io.godwit.core.node.ListenException;
import io.godwit.core.node.Node;
import io.godwit.core.node.NodeConfig;
import io.godwit.core.node.Profile;
import io.godwit.core.node.ProfileInUseException;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;

/** Starts nodes for commands, with failures that say what to do. */
final class Nodes {
    private static final long LOOK_MILLIS = 10;

    private Nodes() {}

    static Node start(GodwitCommand root, NodeConfig config, KeyPassword password, EventSink events)
            throws CommandFailure, IOException {
        config.profile().prepare();
        try {
            return Node.start(config, identity(root, password, events), events);
        } catch (ListenException refused) {
            throw cannotListen(refused);
        } catch (ProfileInUseException taken) {
            throw new CommandFailure(
                    ExitCode.LOCAL,
                    "Another Godwit already runs with this profile.",
                    "Use that one ('godwit share' and 'godwit shares' talk to it),"
                            + " or choose another profile with --home DIR.",
                    taken);
        }
    }

    /** The identity of the profile, made when there is none. */
    static Identity identity(GodwitCommand root, KeyPassword password)
            throws CommandFailure, IOException {
        return identity(root, password, EventSink.NONE);
    }

    private static Identity identity(GodwitCommand root, KeyPassword source, EventSink events)
            throws CommandFailure, IOException {
        Profile profile = root.profile();
        var file = new IdentityFile(profile.identityFile(), new SecureRandom(), events);
        try (Password password = source.of(root, file)) {
            return file.loadOrCreate(password);
        } catch (IdentityException failed) {
            switch (failed.reason()) {
                case DAMAGED, KEY_REFUSED, UNSUPPORTED -> throw unusable(profile, failed);
                case PASSWORD_NEEDED -> throw locked(source, failed);
                default -> throw failed;
            }
        }
    }

    /** Nobody named that file, so its place is told. */
    private static CommandFailure unusable(Profile profile, IdentityException failed) {
        CommandFailure told = Failures.of(failed);
        return new CommandFailure(
                told.code(),
                "This node's key cannot be used: " + told.what(),
                "Put a copy of it back as "
                        + DisplayName.of(profile.identityFile().toString())
                        + ", or move that file away to begin with a new key.",
                failed);
    }

    private static CommandFailure locked(KeyPassword source, IdentityException failed) {
        return new CommandFailure(
                ExitCode.REFUSED,
                "This node's key is protected by a password, and none was given.",
                "Type it at a terminal, or name a file that has it with "
                        + source.option()
                        + " FILE.",
                failed);
    }

    private static CommandFailure cannotListen(ListenException refused) {
        String port = "Port " + refused.port();
        return switch (refused.reason()) {
            case TAKEN ->
                    new CommandFailure(
                            ExitCode.NETWORK,
                            port + " is taken by another program.",
                            "Choose another with --port N, or --port 0 for any free one.",
                            refused);
            case NOT_LOCAL ->
                    new CommandFailure(
                            ExitCode.NETWORK,
                            "The address to listen on is not one of this machine.",
                            "Choose one of its own with --bind ADDR, or leave --bind out for all.",
                            refused);
            case NOT_PERMITTED ->
                    new CommandFailure(
                            ExitCode.NETWORK,
                            port + " may not be used by this user.",
                            "Choose one above 1023 with --port N.",
                            refused);
        };
    }

    /** Waits until every discovery server has answered the first announcement, or failed to, or time is up. */
    static void awaitAnnounced(Node node, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (node.servers().values().stream().anyMatch(DiscoveryState.Starting.class::isInstance)
                && System.nanoTime() - end < 0) {
            Thread.sleep(LOOK_MILLIS);
        }
    }
}
