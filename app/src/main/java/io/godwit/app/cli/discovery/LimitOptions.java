package io.godwit.app.cli.discovery;

import io.godwit.discovery.server.http.HttpLimits;
import io.godwit.discovery.server.ratelimit.KeyRates;
import io.godwit.discovery.server.ratelimit.Rate;
import io.godwit.discovery.server.ratelimit.RateLimits;
import io.godwit.discovery.server.registry.Heartbeats;
import io.godwit.discovery.server.registry.RegistryLimits;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How much a server remembers and how often it may be asked. */
public final class LimitOptions {
    @Option(
            names = Reckoned.PEERS,
            paramLabel = "N",
            converter = CountConverter.class,
            description =
                    "Most peers remembered. Default: 200000, or as many as fit into a quarter of the heap.")
    int peers;

    @Option(
            names = "--peers-per-network",
            paramLabel = "N",
            defaultValue = "2048",
            converter = CountConverter.class,
            description = "Most peers from one IPv4 /24 or IPv6 /64. Default: ${DEFAULT-VALUE}.")
    int peersPerNetwork;

    @Option(
            names = Reckoned.ENTRIES,
            paramLabel = "N",
            converter = CountConverter.class,
            description =
                    "Most published files and folders, 1 KiB each and more for names of very many words."
                            + " Default: 2000000, or as many as fit into three tenths of the heap.")
    int entries;

    @Option(
            names = Reckoned.ENTRIES_PER_NETWORK,
            paramLabel = "N",
            converter = CountConverter.class,
            description =
                    "Most of those of the peers of one IPv4 /24 or IPv6 /48. Default: a quarter.")
    int entriesPerNetwork;

    @Option(
            names = "--heartbeat",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = PositiveSpanConverter.class,
            description =
                    "Least time between the signs of life of a peer, which is gone after three."
                            + " Default: ${DEFAULT-VALUE}.")
    Duration heartbeat = Duration.ofSeconds(30);

    @Option(
            names = "--heartbeats-per-second",
            paramLabel = "N",
            defaultValue = "4000",
            converter = CountConverter.class,
            description =
                    "Signs of life of all peers a second; with more peers, each is told a longer"
                            + " time, up to 10 minutes. Default: ${DEFAULT-VALUE}.")
    int heartbeatsPerSecond;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "10000",
            converter = CountConverter.class,
            description = "Most connections at once. Default: ${DEFAULT-VALUE}.")
    int connections;

    @Option(
            names = "--connections-per-address",
            paramLabel = "N",
            defaultValue = "512",
            converter = CountConverter.class,
            description =
                    "Most of those of one IPv4 address or IPv6 /64 that is no trusted proxy."
                            + " Default: ${DEFAULT-VALUE}.")
    int connectionsPerAddress;

    @Option(
            names = "--event-streams",
            paramLabel = "N",
            defaultValue = "1000",
            converter = CountConverter.class,
            description =
                    "Most who listen for changes at once; the others ask now and then."
                            + " Default: ${DEFAULT-VALUE}.")
    int eventStreams;

    @Option(
            names = "--event-streams-per-address",
            paramLabel = "N",
            defaultValue = "32",
            converter = CountConverter.class,
            description =
                    "Most of those of one IPv4 address or IPv6 /64. Default: ${DEFAULT-VALUE}.")
    int eventStreamsPerAddress;

    @Option(
            names = "--rate-register",
            paramLabel = "RATE",
            defaultValue = "100:1000",
            converter = PaceConverter.class,
            description =
                    "Registrations of one address: PER-SECOND:AT-ONCE. Default: ${DEFAULT-VALUE}.")
    Rate register = RateLimits.DEFAULT.register();

    @Option(
            names = "--rate-write",
            paramLabel = "RATE",
            defaultValue = "500:5000",
            converter = PaceConverter.class,
            description =
                    "Signs of life, shares and removals of one address. Default: ${DEFAULT-VALUE}.")
    Rate write = RateLimits.DEFAULT.write();

    @Option(
            names = "--rate-read",
            paramLabel = "RATE",
            defaultValue = "200:2000",
            converter = PaceConverter.class,
            description = "Searches and lookups of one address. Default: ${DEFAULT-VALUE}.")
    Rate read = RateLimits.DEFAULT.read();

    @Option(
            names = "--rate-list",
            paramLabel = "RATE",
            defaultValue = "20:300",
            converter = PaceConverter.class,
            description = "Pages of the list of peers for one address. Default: ${DEFAULT-VALUE}.")
    Rate list = RateLimits.DEFAULT.list();

    @Option(
            names = "--rate-key-register",
            paramLabel = "RATE",
            defaultValue = "1:30",
            converter = PaceConverter.class,
            description =
                    "Registrations of one peer, wherever they come from. Default: ${DEFAULT-VALUE}.")
    Rate keyRegister = KeyRates.DEFAULT.register();

    @Option(
            names = "--rate-key-write",
            paramLabel = "RATE",
            defaultValue = "20:500",
            converter = PaceConverter.class,
            description =
                    "Signs of life, parts of shares and removals of one peer."
                            + " Default: ${DEFAULT-VALUE}.")
    Rate keyWrite = KeyRates.DEFAULT.write();

    RegistryLimits registry() {
        return new RegistryLimits(
                peers,
                peersPerNetwork,
                entries,
                entriesPerNetwork,
                Heartbeats.every(heartbeat).paced(heartbeatsPerSecond));
    }

    RateLimits rates(Rate announce) {
        return new RateLimits(
                register, write, read, list, announce, new KeyRates(keyRegister, keyWrite));
    }

    HttpLimits http() {
        HttpLimits usual = HttpLimits.DEFAULT;
        return new HttpLimits(
                usual.request(),
                usual.idle(),
                connections,
                connectionsPerAddress,
                usual.signaturesAtOnce(),
                eventStreams,
                eventStreamsPerAddress);
    }
}
