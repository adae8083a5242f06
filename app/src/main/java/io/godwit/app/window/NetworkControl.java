package io.godwit.app.window;

import io.godwit.app.network.Network;
import io.godwit.app.network.NetworkState;
import io.godwit.app.network.Subscription;
import io.godwit.core.identity.Password;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** What the network switch needs to know and do. */
interface NetworkControl {
    NetworkState state();

    Subscription onState(Consumer<NetworkState> listener);

    void start();

    /**
     * Switches on with the password of a locked key.
     *
     * @param password tried once and wiped
     * @return completes when it has been tried, in any thread
     */
    CompletionStage<Void> start(Password password);

    void stop();

    /** That of the program. */
    static NetworkControl of(Network network) {
        return new NetworkControl() {
            @Override
            public NetworkState state() {
                return network.state();
            }

            @Override
            public Subscription onState(Consumer<NetworkState> listener) {
                return network.onState(listener);
            }

            @Override
            public void start() {
                network.start();
            }

            @Override
            public CompletionStage<Void> start(Password password) {
                return network.start(password);
            }

            @Override
            public void stop() {
                network.stop();
            }
        };
    }
}
