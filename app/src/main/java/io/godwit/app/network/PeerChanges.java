package io.godwit.app.network;

import io.godwit.core.discovery.PeerDiscovery;
import io.godwit.core.node.Node;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Tells within a second that others came, went or published, whichever node runs at the moment. Thread-safe.
 *
 * <p>Discovery servers have a bounded number of listeners, so only who shows it should listen.
 */
public final class PeerChanges implements Subscription {
    private final Network network;
    private final Runnable listener;
    private final Subscription states;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Node followed;
    private PeerDiscovery.@Nullable Watch watch;
    private boolean closed;

    /**
     * Listens from now on.
     *
     * @param listener called for each change, by a thread that it must not hold up
     */
    public PeerChanges(Network network, Runnable listener) {
        this.network = network;
        this.listener = listener;
        this.states = network.onState(state -> follow());
        follow();
    }

    private void follow() {
        lock.lock();
        try {
            Optional<Node> running = closed ? Optional.empty() : network.node();
            if (running.orElse(null) == followed) {
                return;
            }
            if (watch != null) {
                watch.close();
            }
            followed = running.orElse(null);
            watch = running.map(node -> node.watch(listener)).orElse(null);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        states.close();
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        follow();
    }
}
