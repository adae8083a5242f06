package io.godwit.app.network;

import io.godwit.core.event.Event;
import io.godwit.core.identity.Identity;
import io.godwit.core.identity.IdentityException;
import io.godwit.core.identity.IdentityFile;
import io.godwit.core.identity.Password;
import io.godwit.core.node.ListenException;
import io.godwit.core.node.Node;
import io.godwit.core.node.NodeConfig;
import io.godwit.core.node.ProfileInUseException;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Switches the node on and off and tells how it goes. Thread-safe; listeners are called on any thread. */
public final class Network implements AutoCloseable {
    private final Supplier<NodeConfig> config;
    private final ExecutorService background;
    private final List<Consumer<NetworkState>> stateListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Event>> eventListeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock switching = new ReentrantLock();
    private volatile NetworkState state = new NetworkState.Offline();
    private volatile @Nullable Node node;

    /**
     * A network that is off.
     *
     * @param config what the node is told, asked at each start
     * @param background where starting and stopping run
     */
    public Network(Supplier<NodeConfig> config, ExecutorService background) {
        this.config = config;
        this.background = background;
    }

    /** How it is now. */
    public NetworkState state() {
        return state;
    }

    /** Tells every later state. */
    public Subscription onState(Consumer<NetworkState> listener) {
        stateListeners.add(listener);
        return () -> stateListeners.remove(listener);
    }

    /** Tells every event of the node. */
    public Subscription onEvent(Consumer<Event> listener) {
        eventListeners.add(listener);
        return () -> eventListeners.remove(listener);
    }

    /** The node while it runs. */
    public Optional<Node> node() {
        return Optional.ofNullable(node);
    }

    /** Switches on; returns at once. */
    public void start() {
        background.execute(this::switchOn);
    }

    /** Switches off; returns at once. */
    public void stop() {
        background.execute(this::close);
    }

    /** Switches off and waits for it. */
    @Override
    public void close() {
        switching.lock();
        try {
            Node running = node;
            node = null;
            if (running != null) {
                running.close();
            }
            tell(new NetworkState.Offline());
        } finally {
            switching.unlock();
        }
    }

    private void switchOn() {
        switching.lock();
        try {
            if (node == null) {
                tell(new NetworkState.Starting());
                node = open();
                tell(online(node));
            }
        } catch (IOException failed) {
            int port = failed instanceof ListenException listen ? listen.port() : 0;
            tell(new NetworkState.Failed(reason(failed), port));
        } finally {
            switching.unlock();
        }
    }

    private static NetworkState online(Node node) {
        return node.servers().keySet().stream()
                .findFirst()
                .<NetworkState>map(
                        url -> new NetworkState.Online(new NetworkState.Meeting.Server(url)))
                .orElseGet(NetworkState.Starting::new);
    }

    private Node open() throws IOException {
        NodeConfig now = config.get();
        now.profile().prepare();
        return Node.start(now, identity(now), this::event);
    }

    private Identity identity(NodeConfig now) throws IdentityException {
        IdentityFile file =
                new IdentityFile(now.profile().identityFile(), new SecureRandom(), this::event);
        try (Password none = Password.none()) {
            return file.loadOrCreate(none);
        }
    }

    private static NetworkState.Reason reason(IOException failed) {
        return switch (failed) {
            case ListenException listen ->
                    listen.reason() == ListenException.Reason.TAKEN
                            ? NetworkState.Reason.PORT_TAKEN
                            : NetworkState.Reason.PORT_REFUSED;
            case ProfileInUseException taken -> NetworkState.Reason.PROFILE_IN_USE;
            case IdentityException identity -> NetworkState.Reason.IDENTITY;
            default -> NetworkState.Reason.STORAGE;
        };
    }

    private void event(Event event) {
        eventListeners.forEach(listener -> listener.accept(event));
    }

    private void tell(NetworkState now) {
        state = now;
        stateListeners.forEach(listener -> listener.accept(now));
    }
}
