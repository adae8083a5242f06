package io.godwit.core.discovery.lan;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The discovery servers that are announced in the local networks of this machine. Thread-safe; opening and closing
 * take seconds.
 */
public final class LanDirectory implements AutoCloseable {
    /** Interfaces that are listened to; machines with many virtual ones need not listen to all. */
    private static final int MAX_INTERFACES = 4;

    /** Servers that are remembered of one network. */
    static final int MAX_SERVERS = 16;

    private final List<LanListener> listeners;

    private LanDirectory(List<LanListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /**
     * Starts to listen.
     *
     * @param addresses this machine's addresses in the networks that matter, see {@link #localNetworks}
     * @throws IOException if no network can be listened to
     */
    public static LanDirectory open(List<InetAddress> addresses) throws IOException {
        List<LanListener> listeners = new ArrayList<>();
        IOException failure = new IOException("no network to listen to");
        for (InetAddress address : addresses) {
            try {
                listeners.add(LanListener.open(address));
            } catch (IOException noMulticast) {
                failure.addSuppressed(noMulticast);
            }
        }
        if (listeners.isEmpty()) {
            throw failure;
        }
        return new LanDirectory(listeners);
    }

    /** A directory in which nobody is and nobody can be announced. */
    public static LanDirectory none() {
        return new LanDirectory(List.of());
    }

    /** An IPv4 address of each network this machine is in, at most four; loopback when it is in none. */
    public static List<InetAddress> localNetworks() {
        List<InetAddress> found;
        try (Stream<NetworkInterface> all = NetworkInterface.networkInterfaces()) {
            found =
                    all.filter(LanDirectory::isUseful)
                            .flatMap(network ->
                                    network.inetAddresses()
                                            .filter(Inet4Address.class::isInstance)
                                            .filter(address -> !address.isLinkLocalAddress())
                                            .limit(1))
                            .limit(MAX_INTERFACES)
                            .toList();
        } catch (IOException noInterfaces) {
            found = List.of();
        }
        return found.isEmpty() ? List.of(InetAddress.ofLiteral("127.0.0.1")) : found;
    }

    private static boolean isUseful(NetworkInterface network) {
        try {
            return network.isUp()
                    && !network.isLoopback()
                    && !network.isPointToPoint()
                    && network.supportsMulticast();
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }

    /** The servers announced at the moment by others than this directory, smallest name first. */
    public List<LanServer> servers() {
        return listeners.stream()
                .flatMap(listener -> listener.servers().stream())
                .sorted()
                .distinct()
                .toList();
    }

    /**
     * Announces a server of this program in all networks until {@link #withdraw}; takes a second or two.
     *
     * @param instance 32 hexadecimal digits, never announced here before
     * @param port where it listens
     * @throws IOException if it can be announced nowhere
     * @throws IllegalArgumentException if the name is none
     */
    public void announce(String instance, int port) throws IOException {
        if (!LanClaim.isInstance(instance)) {
            throw new IllegalArgumentException("no instance name");
        }
        IOException failure = new IOException("no network to announce in");
        int announced = 0;
        for (LanListener listener : listeners) {
            try {
                listener.announce(instance, port);
                announced++;
            } catch (IOException failed) {
                failure.addSuppressed(failed);
            }
        }
        if (announced == 0) {
            throw failure;
        }
    }

    /** Announces that server no longer. */
    public void withdraw(String instance) {
        listeners.forEach(listener -> listener.withdraw(instance));
    }

    /** Withdraws what is announced and stops listening; takes two seconds. */
    @Override
    public void close() {
        List<Thread> closing =
                listeners.stream()
                        .map(listener -> Thread.ofPlatform().daemon().start(listener::close))
                        .toList();
        for (Thread thread : closing) {
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
