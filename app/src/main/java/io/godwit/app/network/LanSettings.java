package io.godwit.app.network;

import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.core.discovery.lan.LanDirectory;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * How a discovery server is found or offered in the local network.
 *
 * @param networks this machine's addresses in the networks to look in; asked at each start
 * @param bind where the server of this program listens
 * @param firstPort port it takes if it is free; else one of the next, else any
 * @param patience how long to look before running one; up to half as much again is added at random
 * @param settle how long two servers run side by side before one gives way
 */
public record LanSettings(
        Supplier<List<InetAddress>> networks,
        InetAddress bind,
        int firstPort,
        Duration patience,
        Duration settle) {

    /** All networks, all interfaces, port 8000, 1.5 s, 5 s. */
    public static final LanSettings USUAL =
            new LanSettings(
                    LanDirectory::localNetworks,
                    InetAddress.ofLiteral("0.0.0.0"),
                    ApiLimits.DEFAULT_PORT,
                    Duration.ofMillis(1_500),
                    Duration.ofSeconds(5));
}
