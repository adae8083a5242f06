package io.godwit.app.cli.discovery;

import io.godwit.discovery.server.ratelimit.Rate;
import io.godwit.discovery.server.ratelimit.RateLimits;
import io.godwit.discovery.server.tracker.TrackerSettings;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What a server is to BitTorrent clients. */
public final class TrackerOptions {
    @Option(
            names = "--tracker",
            paramLabel = "on|off",
            defaultValue = "off",
            converter = SwitchConverter.class,
            description =
                    "Be a tracker for BitTorrent clients, at /announce and /scrape."
                            + " Default: ${DEFAULT-VALUE}.")
    Switch tracker = Switch.OFF;

    @Option(
            names = Reckoned.TRACKER_PEERS,
            paramLabel = "N",
            converter = CountConverter.class,
            description =
                    "Most peers of all its swarms. Default: 200000, or as many as fit into a tenth of the heap.")
    int peers;

    @Option(
            names = "--tracker-peers-per-network",
            paramLabel = "N",
            defaultValue = "4096",
            converter = CountConverter.class,
            description = "Most of those of one IPv4 /24 or IPv6 /48. Default: ${DEFAULT-VALUE}.")
    int peersPerNetwork;

    @Option(
            names = "--tracker-interval",
            paramLabel = "TIME",
            defaultValue = "15m",
            converter = PositiveSpanConverter.class,
            description =
                    "Time between the announcements of a client, longer with many peers."
                            + " Default: ${DEFAULT-VALUE}.")
    Duration interval = TrackerSettings.OFF.interval();

    @Option(
            names = "--rate-announce",
            paramLabel = "RATE",
            defaultValue = "100:1000",
            converter = PaceConverter.class,
            description = "Announcements and scrapes of one address. Default: ${DEFAULT-VALUE}.")
    Rate announce = RateLimits.DEFAULT.announce();

    TrackerSettings settings() {
        return new TrackerSettings(tracker == Switch.ON, peers, peersPerNetwork, interval);
    }
}
