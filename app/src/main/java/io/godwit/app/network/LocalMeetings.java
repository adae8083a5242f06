package io.godwit.app.network;

import io.godwit.core.discovery.DiscoveryState;
import io.godwit.core.discovery.lan.LanServer;
import io.godwit.core.node.Node;
import io.godwit.discovery.server.DiscoveryServerException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the discovery servers of the local network, and runs one when there is none. All that are found are used at the
 * same time, so that two programs that start together find each other before one of their servers has given way.
 * Networks that come and go are followed.
 */
final class LocalMeetings implements Meetings {
    private static final Logger LOG = LoggerFactory.getLogger(LocalMeetings.class);

    private final Node node;
    private final LanSettings settings;
    private final LocalNetworks networks;
    private final Probes probes = new Probes();
    private final Stopwatch alone;
    private final Stopwatch side = new Stopwatch(System::nanoTime);
    private final Duration patience;
    private volatile @Nullable EmbeddedServer own;

    private LocalMeetings(Node node, LanSettings settings, LocalNetworks networks) {
        this.node = node;
        this.settings = settings;
        this.networks = networks;
        this.alone = new Stopwatch(System::nanoTime);
        this.patience = patient(settings.patience());
    }

    /** Starts to look around; where no network can be listened to, there is only the server of this program. */
    static LocalMeetings open(Node node, LanSettings settings) {
        return new LocalMeetings(node, settings, new LocalNetworks(settings.networks()));
    }

    /** Not the same for all, so that those who start together do not all run a server. */
    private static Duration patient(Duration least) {
        return least.plusMillis(RandomGenerator.getDefault().nextLong(least.toMillis() / 2 + 1));
    }

    @Override
    public NetworkState look() {
        if (networks.follow()) {
            // Who is there is to be heard first, as at the start.
            alone.runWhile(false);
        }
        List<LanServer> others = probes.alive(networks.servers());
        EmbeddedServer running = own;
        alone.runWhile(others.isEmpty());
        side.runWhile(!others.isEmpty() && isOnline(others.getFirst().url()));
        Optional<String> name = Optional.ofNullable(running).map(EmbeddedServer::instance);
        boolean waited = alone.reached(patience);
        switch (Choice.of(name, others, waited, side.reached(settings.settle()))) {
            case RUN -> run();
            case GIVE_WAY -> giveWay();
            case STAY -> {}
        }
        announce();
        node.useServers(used(others));
        return state(others);
    }

    private void run() {
        try {
            own = EmbeddedServer.start(settings);
        } catch (DiscoveryServerException failed) {
            LOG.warn("no discovery server can be run here: {}", failed.getMessage());
            alone.runWhile(false);
        }
    }

    private void announce() {
        EmbeddedServer running = own;
        if (running != null) {
            networks.announce(running);
        }
    }

    private void giveWay() {
        EmbeddedServer running = own;
        own = null;
        if (running != null) {
            LOG.info("another discovery server of this network goes first");
            networks.withdraw();
            running.close();
        }
    }

    private List<URI> used(List<LanServer> others) {
        List<URI> urls = new ArrayList<>();
        EmbeddedServer running = own;
        if (running != null) {
            urls.add(running.url());
        }
        others.stream().limit(Choice.USED).map(LanServer::url).forEach(urls::add);
        return urls;
    }

    private NetworkState state(List<LanServer> others) {
        EmbeddedServer running = own;
        if (running != null && isOnline(running.url())) {
            return new NetworkState.Online(new NetworkState.Meeting.Embedded(running.url()));
        }
        return others.stream()
                .map(LanServer::url)
                .filter(this::isOnline)
                .findFirst()
                .<NetworkState>map(
                        url -> new NetworkState.Online(new NetworkState.Meeting.Joined(url)))
                .orElseGet(NetworkState.Starting::new);
    }

    private boolean isOnline(URI url) {
        Map<URI, DiscoveryState> states = node.servers();
        return states.get(url) instanceof DiscoveryState.Online;
    }

    @Override
    public void close() {
        networks.close();
        EmbeddedServer running = own;
        own = null;
        if (running != null) {
            running.close();
        }
    }
}
