package io.godwit.app.window;

import io.godwit.app.network.NetworkState;
import io.godwit.app.network.Subscription;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A network that is what a test says. */
final class FakeNetwork implements NetworkControl {
    static final NetworkState ONLINE =
            new NetworkState.Online(
                    new NetworkState.Meeting.Embedded(URI.create("http://127.0.0.1:8000")));

    private final List<Consumer<NetworkState>> listeners = new CopyOnWriteArrayList<>();
    private volatile NetworkState state = new NetworkState.Offline();
    volatile int starts;
    volatile int stops;

    void become(NetworkState now) {
        state = now;
        listeners.forEach(listener -> listener.accept(now));
    }

    @Override
    public NetworkState state() {
        return state;
    }

    @Override
    public Subscription onState(Consumer<NetworkState> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void start() {
        starts++;
    }

    @Override
    public void stop() {
        stops++;
    }
}
