package io.godwit.app.network;

import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Identity;
import io.godwit.core.identity.IdentityException;
import io.godwit.core.identity.IdentityFile;
import io.godwit.core.identity.Password;
import io.godwit.core.node.Node;
import io.godwit.core.node.NodeConfig;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node and what finds discovery servers for it, from start to end. Thread-safe. */
final class RunningNode implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningNode.class);
    private static final long LOOK_MILLIS = 200;

    private final Node node;
    private final LanSettings lan;
    private final ReentrantLock looking = new ReentrantLock();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("godwit-network").factory());
    private NodeConfig config;
    private Meetings meetings;
    private boolean closed;

    private RunningNode(Node node, NodeConfig config, LanSettings lan) {
        this.node = node;
        this.config = config;
        this.lan = lan;
        this.meetings = meetings(config);
    }

    /**
     * Starts a node.
     *
     * @param password opens the key if that is locked; the caller closes it
     * @throws IOException as {@link Node#start} does, or when the identity cannot be used
     */
    static RunningNode start(
            NodeConfig config, Password password, LanSettings lan, EventSink events)
            throws IOException {
        config.profile().prepare();
        Node node = Node.start(config, identity(config, password, events), events);
        try {
            return new RunningNode(node, config, lan);
        } catch (RuntimeException | Error fault) {
            // Nobody else knows of it: it would keep the profile locked.
            node.close();
            throw fault;
        }
    }

    private static Identity identity(NodeConfig config, Password password, EventSink events)
            throws IdentityException {
        var file = new IdentityFile(config.profile().identityFile(), new SecureRandom(), events);
        // A new key is not protected by a word that was typed to open one that is gone.
        try (Password none = Password.none()) {
            return file.loadOrCreate(file.exists() ? password : none);
        }
    }

    private Meetings meetings(NodeConfig now) {
        return now.discovery().servers().isEmpty()
                ? LocalMeetings.open(node, lan)
                : new NamedServers(node::servers, InstantSource.system());
    }

    Node node() {
        return node;
    }

    /** Tells the state again and again, from a thread of its own, until closed. */
    void watch(Consumer<NetworkState> listener) {
        var _ =
                timer.scheduleWithFixedDelay(
                        () -> look(listener), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look(Consumer<NetworkState> listener) {
        looking.lock();
        try {
            if (!closed) {
                listener.accept(meetings.look());
            }
        } catch (RuntimeException | Error failed) {
            // The top of a thread: whatever it was, the next look may well work.
            LOG.error("looking after the network failed", failed);
        } finally {
            looking.unlock();
        }
    }

    /** Whether a changed configuration can be taken over without a new start. */
    boolean canTake(NodeConfig changed) {
        return changed.profile().equals(config.profile())
                && changed.listen().equals(config.listen())
                && changed.role() == config.role();
    }

    /** Takes a changed configuration over. */
    void take(NodeConfig changed) {
        looking.lock();
        try {
            node.rename(changed.name());
            node.limit(changed.limits());
            if (!changed.discovery().equals(config.discovery())) {
                meetings.close();
                node.useServers(changed.discovery().servers());
                meetings = meetings(changed);
            }
            config = changed;
        } finally {
            looking.unlock();
        }
    }

    @Override
    public void close() {
        looking.lock();
        try {
            closed = true;
            timer.shutdownNow();
            node.close();
            meetings.close();
        } finally {
            looking.unlock();
        }
    }
}
