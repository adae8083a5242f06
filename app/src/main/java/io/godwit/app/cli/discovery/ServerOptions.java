package io.godwit.app.cli.discovery;

import io.godwit.app.cli.CommandFailure;
import io.godwit.discovery.server.DiscoveryServerConfig;
import io.godwit.discovery.server.redis.RedisAddress;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All that can be said about a discovery server. Filled by the parser, whatever the source. */
public final class ServerOptions {
    @Option(
            names = ServerSources.CONFIG,
            paramLabel = "FILE",
            description = {
                "File with lines such as 'port = 8000', options without their dashes.",
                "Every option also has a variable, such as GODWIT_SERVER_PORT. The command line wins over"
                        + " variables, these over the file, the file over defaults."
            })
    @Nullable Path config;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8000",
            converter = PortConverter.class,
            description = "Port to listen on; 0 takes any. Default: ${DEFAULT-VALUE}.")
    int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDR",
            defaultValue = "0.0.0.0",
            converter = AddressConverter.class,
            description = "Local IP address to listen on. Default: all.")
    InetAddress bind = InetAddress.ofLiteral("0.0.0.0");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for what survives a restart. Default: discovery in the profile.")
    @Nullable Path data;

    @Option(
            names = "--snapshot-every",
            paramLabel = "TIME",
            defaultValue = "5m",
            converter = PositiveSpanConverter.class,
            description = "Time between snapshots in that folder. Default: ${DEFAULT-VALUE}.")
    Duration snapshotEvery = Duration.ofMinutes(5);

    @Option(
            names = "--redis",
            paramLabel = ServerSettings.URL_WITH_SECRET,
            converter = RedisConverter.class,
            description = {
                "Be one of many instances that keep everything in this Redis or Valkey instead, as"
                        + " redis://HOST:6379 or rediss://USER:PASSWORD@HOST (TLS).",
                "Others see the command line; say a password by variable or file."
            })
    @Nullable RedisAddress redis;

    @Mixin FrontOptions front = new FrontOptions();

    @Mixin WatchingOptions watching = new WatchingOptions();

    @Mixin LimitOptions limits = new LimitOptions();

    @Mixin TrackerOptions tracker = new TrackerOptions();

    /** Where the snapshot was asked to be. */
    public @Nullable Path data() {
        return data;
    }

    /**
     * The server that was asked for.
     *
     * @param absolute finds a path from the current folder
     * @param folder of the snapshot
     * @throws CommandFailure if options do not fit each other
     */
    public DiscoveryServerConfig config(UnaryOperator<Path> absolute, Path folder)
            throws CommandFailure {
        DiscoveryServerConfig base = DiscoveryServerConfig.defaults();
        return (redis == null ? base : base.keptIn(redis))
                .at(bind, port)
                .keptIn(folder)
                .keptEvery(snapshotEvery)
                .with(limits.registry())
                .with(limits.rates(tracker.announce))
                .with(limits.http())
                .with(
                        front.front(absolute)
                                .watched(watching.watching())
                                .stopped(watching.stopping())
                                .tracking(tracker.settings()));
    }
}
