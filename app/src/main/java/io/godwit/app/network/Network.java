package io.godwit.app.network;

import io.godwit.core.event.Event;
import io.godwit.core.identity.Password;
import io.godwit.core.node.ListenException;
import io.godwit.core.node.Node;
import io.godwit.core.node.NodeConfig;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Switches the node on and off, finds or runs a discovery server for it, and tells how it goes. Thread-safe; listeners
 * are called on any thread.
 *
 * <p>A key that is locked by a password fails the start with {@link NetworkState.Reason#PASSWORD_NEEDED}; whoever asks a
 * person for it gives it to {@link #start(Password)}. It is not kept, so it is asked for at each start.
 *
 * <p>When the configuration names no server, those of the local network are used; when there is none, one is run in
 * this program.
 */
public final class Network implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Network.class);

    private final Supplier<NodeConfig> config;
    private final ExecutorService background;
    private final LanSettings lan;
    private final List<Consumer<NetworkState>> stateListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Event>> eventListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> startListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> nodeListeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock switching = new ReentrantLock();
    private final ReentrantLock telling = new ReentrantLock();
    private final AtomicReference<Password> offered = new AtomicReference<>(Password.none());
    private final PasswordPause passwordPause = new PasswordPause(System::nanoTime);
    private final PasswordPause importPause = new PasswordPause(System::nanoTime);
    private volatile NetworkState state = new NetworkState.Offline();
    private volatile boolean wanted;
    private volatile @Nullable RunningNode running;

    /**
     * A network that is off.
     *
     * @param config what the node is told, asked at each start; no servers means those of the local network
     * @param background where starting and stopping run; what it is given after its end it drops
     */
    public Network(Supplier<NodeConfig> config, ExecutorService background) {
        this(config, background, LanSettings.USUAL);
    }

    /**
     * A network that is off, and looks for servers in its own way.
     *
     * @param config as above
     * @param background as above
     * @param lan how servers of the local network are found
     */
    public Network(Supplier<NodeConfig> config, ExecutorService background, LanSettings lan) {
        this.config = config;
        this.background = background;
        this.lan = lan;
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

    /**
     * Tells each time that the node is going to be started with what is configured then. The state tells less: it also
     * is {@link NetworkState.Starting} while a node that runs looks for another server.
     */
    public Subscription onStart(Runnable listener) {
        startListeners.add(listener);
        return () -> startListeners.remove(listener);
    }

    /** Tells each time that a node runs, which {@link #node} is from then on. */
    public Subscription onNode(Runnable listener) {
        nodeListeners.add(listener);
        return () -> nodeListeners.remove(listener);
    }

    /** The node while it runs. */
    public Optional<Node> node() {
        return Optional.ofNullable(running).map(RunningNode::node);
    }

    /** Switches on; returns at once. Does nothing while it is on; tries again after a failure. */
    public void start() {
        wanted = true;
        background.execute(this::settle);
    }

    /**
     * Switches on with the password of a locked key; returns at once.
     *
     * @param password tried once and wiped
     * @return completes when it has been tried; {@link #state} then says what came of it
     */
    public CompletionStage<Void> start(Password password) {
        offered.getAndSet(password).close();
        wanted = true;
        CompletableFuture<Void> tried = new CompletableFuture<>();
        background.execute(() -> {
            try {
                settle();
            } finally {
                tried.complete(null);
            }
        });
        return tried;
    }

    /** What wrong passwords of the key cost, wherever a person types them. */
    public PasswordPause passwordPause() {
        return passwordPause;
    }

    /** What wrong passwords of key files to import cost; the file of this node's own key may be one of them. */
    public PasswordPause importPause() {
        return importPause;
    }

    /** Switches off; returns at once. */
    public void stop() {
        wanted = false;
        background.execute(this::settle);
    }

    /**
     * Takes over what has changed in the configuration while it is on; returns at once. Name, limits and servers change
     * while everything goes on; for another port, and after a fault, the node is started anew.
     */
    public void apply() {
        background.execute(this::change);
    }

    /** Switches off and waits for it. */
    @Override
    public void close() {
        wanted = false;
        settle();
    }

    /** What is wanted last counts, in whatever order the background runs its tasks. */
    private void settle() {
        switching.lock();
        try (Password password = offered.getAndSet(Password.none())) {
            if (wanted && running == null) {
                switchOn(password);
            } else if (!wanted) {
                switchOff();
                tell(new NetworkState.Offline());
            }
        } finally {
            switching.unlock();
        }
    }

    private void change() {
        switching.lock();
        try {
            RunningNode now = running;
            if (now != null) {
                change(now, config.get());
            }
        } catch (RuntimeException | Error fault) {
            LOG.error("what has changed in the configuration is not taken over", fault);
            if (running == null) {
                // Otherwise it would pass for what it was before.
                tell(new NetworkState.Failed(NetworkState.Reason.INTERNAL, 0));
            }
        } finally {
            switching.unlock();
        }
    }

    private void change(RunningNode now, NodeConfig changed) {
        if (!now.canTake(changed) || !isTaken(now, changed)) {
            startAnew();
        }
    }

    /** What is taken over by half may leave a node that finds no servers: a new start works or says why not. */
    private static boolean isTaken(RunningNode now, NodeConfig changed) {
        try {
            now.take(changed);
            return true;
        } catch (RuntimeException | Error fault) {
            LOG.error("the node does not take over what has changed and is started anew", fault);
            return false;
        }
    }

    /** A key that is locked has to be opened again: its password was not kept. */
    private void startAnew() {
        switchOff();
        try (Password none = Password.none()) {
            switchOn(none);
        }
    }

    private void switchOn(Password password) {
        startListeners.forEach(Runnable::run);
        tell(new NetworkState.Starting());
        try {
            RunningNode fresh = RunningNode.start(config.get(), password, lan, this::event);
            running = fresh;
            nodeListeners.forEach(Runnable::run);
            fresh.watch(this::tell);
        } catch (IOException failed) {
            LOG.info("the network cannot be switched on", failed);
            int port = failed instanceof ListenException listen ? listen.port() : 0;
            tell(new NetworkState.Failed(StartFailures.reason(failed), port));
        } catch (RuntimeException | Error fault) {
            // Otherwise it would be starting for ever, and nobody would know why.
            LOG.error("the network cannot be switched on", fault);
            tell(new NetworkState.Failed(NetworkState.Reason.INTERNAL, 0));
        }
    }

    private void switchOff() {
        RunningNode now = running;
        running = null;
        if (now != null) {
            now.close();
        }
    }

    private void event(Event event) {
        eventListeners.forEach(listener -> listener.accept(event));
    }

    private void tell(NetworkState now) {
        telling.lock();
        try {
            if (now.equals(state)) {
                return;
            }
            state = now;
            stateListeners.forEach(listener -> listener.accept(now));
        } finally {
            telling.unlock();
        }
    }
}
