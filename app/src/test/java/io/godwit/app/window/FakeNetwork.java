package io.godwit.app.window;

import io.godwit.app.network.NetworkState;
import io.godwit.app.network.Subscription;
import io.godwit.core.identity.Password;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A network that is what a test says. */
final class FakeNetwork implements NetworkControl {
    static final NetworkState ONLINE =
            new NetworkState.Online(
                    new NetworkState.Meeting.Embedded(URI.create("http://127.0.0.1:8000")));

    private final List<Consumer<NetworkState>> listeners = new CopyOnWriteArrayList<>();
    private volatile NetworkState state = new NetworkState.Offline();
    final AtomicInteger looks = new AtomicInteger();
    volatile int starts;
    volatile int stops;
    final List<String> passwords = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> tried = new CompletableFuture<>();

    void become(NetworkState now) {
        state = now;
        listeners.forEach(listener -> listener.accept(now));
    }

    @Override
    public NetworkState state() {
        looks.incrementAndGet();
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

    /** Has the password typed tried by the test, which completes what is returned. */
    @Override
    public CompletionStage<Void> start(Password password) {
        passwords.add(new String(password.utf8(), StandardCharsets.UTF_8));
        password.close();
        tried = new CompletableFuture<>();
        return tried;
    }

    /** What came of the password. */
    void tried(NetworkState now) {
        become(new NetworkState.Starting());
        become(now);
        tried.complete(null);
    }

    @Override
    public void stop() {
        stops++;
    }
}
