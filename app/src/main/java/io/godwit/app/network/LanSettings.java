package io.godwit.app.network;

import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.core.discovery.lan.LanDirectory;
import io.godwit.core.peer.AddressScope;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How a discovery server is found or offered in the local network.
 *
 * @param networks this machine's addresses in the networks to look in; asked at a start and then every few seconds
 * @param bind where the server of this program listens
 * @param served whether that server serves an address; asked for each connection, in any thread
 * @param firstPort port it takes if it is free; else one of the next, else any
 * @param patience how long to look before running one; up to half as much again is added at random
 * @param settle how long two servers run side by side before one gives way
 */
public record LanSettings(
        Supplier<List<InetAddress>> networks,
        InetAddress bind,
        Predicate<InetAddress> served,
        int firstPort,
        Duration patience,
        Duration settle) {

    /** All networks, all interfaces for those nearby, port 8000, 1.5 s, 5 s. */
    public static final LanSettings USUAL =
            new LanSettings(
                    LanDirectory::localNetworks,
                    InetAddress.ofLiteral("0.0.0.0"),
                    AddressScope::isNearby,
                    ApiLimits.DEFAULT_PORT,
                    Duration.ofMillis(1_500),
                    Duration.ofSeconds(5));

    /**
     * The same for those nearby, and for everybody else as long as that is wanted.
     *
     * @param anyone asked for each connection, in any thread
     */
    public LanSettings serving(BooleanSupplier anyone) {
        return new LanSettings(
                networks,
                bind,
                address -> AddressScope.isNearby(address) || anyone.getAsBoolean(),
                firstPort,
                patience,
                settle);
    }
}
