package io.godwit.app.window;

import io.godwit.app.network.Network;
import io.godwit.app.network.NetworkState;
import io.godwit.app.network.Subscription;
import java.util.function.Consumer;

/** What the network switch needs to know and do. */
interface NetworkControl {
    NetworkState state();

    Subscription onState(Consumer<NetworkState> listener);

    void start();

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
            public void stop() {
                network.stop();
            }
        };
    }
}
