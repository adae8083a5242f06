package io.godwit.app.window;

import io.godwit.app.fx.Coalescer;
import io.godwit.app.network.NetworkState;
import io.godwit.app.network.Subscription;
import io.godwit.app.words.Words;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What the network switch says: always the true state, never what was wished. Interface thread only. */
final class NetworkSwitchViewModel implements AutoCloseable {
    /** The colour of the light beside the switch. */
    enum Light {
        OFF,
        STARTING,
        ONLINE,
        TROUBLE,
        FAILED
    }

    private final NetworkControl network;
    private final Words words;
    private final InstantSource clock;
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Light> light = new ReadOnlyObjectWrapper<>(Light.OFF);

    private final Subscription states;

    NetworkSwitchViewModel(NetworkControl network, Words words, Executor ui, InstantSource clock) {
        this.network = network;
        this.words = words;
        this.clock = clock;
        Coalescer refresh = new Coalescer(ui, this::refresh);
        states = network.onState(state -> refresh.request());
        refresh();
    }

    /** Switches on or off; what is shown follows when it has happened. */
    void turn(boolean wanted) {
        if (wanted) {
            network.start();
        } else {
            network.stop();
        }
    }

    /** Looks again; called every second while the light is that of trouble, so that a countdown counts. */
    void refresh() {
        NetworkState state = network.state();
        light.set(light(state));
        on.set(!(state instanceof NetworkState.Offline || state instanceof NetworkState.Failed));
        headline.set(words.text("network." + key(state)));
        detail.set(detail(state));
    }

    private static Light light(NetworkState state) {
        return switch (state) {
            case NetworkState.Starting ignored -> Light.STARTING;
            case NetworkState.Online ignored -> Light.ONLINE;
            case NetworkState.Unreachable ignored -> Light.TROUBLE;
            case NetworkState.Offline ignored -> Light.OFF;
            case NetworkState.Failed ignored -> Light.FAILED;
        };
    }

    private static String key(NetworkState state) {
        return state.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private String detail(NetworkState state) {
        return switch (state) {
            case NetworkState.Unreachable(URI server, Instant retryAt) ->
                    words.text("network.unreachable.detail", host(server), seconds(retryAt));
            case NetworkState.Online(NetworkState.Meeting.Server(URI server)) ->
                    words.text("network.online.server", host(server));
            case NetworkState.Failed(NetworkState.Reason reason, int port) ->
                    words.text(
                            "network.failed." + reason.name().toLowerCase(Locale.ROOT),
                            String.valueOf(port));
            default -> words.text("network." + key(state) + ".detail");
        };
    }

    private static String host(URI server) {
        return Objects.requireNonNullElse(server.getAuthority(), "");
    }

    private long seconds(Instant until) {
        long millis = Duration.between(clock.instant(), until).toMillis();
        return Math.max(0, Math.ceilDiv(millis, 1_000));
    }

    ReadOnlyBooleanProperty on() {
        return on.getReadOnlyProperty();
    }

    ReadOnlyStringProperty headline() {
        return headline.getReadOnlyProperty();
    }

    ReadOnlyStringProperty detail() {
        return detail.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Light> light() {
        return light.getReadOnlyProperty();
    }

    /** Follows the network no longer. */
    @Override
    public void close() {
        states.close();
    }
}
