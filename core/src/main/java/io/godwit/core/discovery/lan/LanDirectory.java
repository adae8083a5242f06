package io.godwit.core.discovery.lan;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The discovery servers that are announced in one local network of this machine, by multicast DNS. Thread-safe; opening
 * and closing take seconds.
 */
public final class LanDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LanDirectory.class);

    /** Interfaces that are listened to; machines with many virtual ones need not listen to all. */
    private static final int MAX_INTERFACES = 4;

    /** Servers that are remembered. */
    private static final int MAX_SERVERS = 16;

    private final JmDNS dns;
    private final LanClaim claim;
    private final Map<String, LanServer> servers = new ConcurrentHashMap<>();
    private final Map<String, ServiceInfo> own = new ConcurrentHashMap<>();

    private LanDirectory(JmDNS dns, LanClaim claim) {
        this.dns = dns;
        this.claim = claim;
    }

    /**
     * Starts to listen.
     *
     * @param address this machine's address in the network, see {@link #localNetworks}
     * @throws IOException if the network cannot be listened to
     */
    public static LanDirectory open(InetAddress address) throws IOException {
        NetworkInterface network = NetworkInterface.getByInetAddress(address);
        if (network == null) {
            throw new IOException("not an address of this machine");
        }
        // A name of its own: the machine's name is nobody's
        // business, and two of the same would quarrel.
        String name = "godwit-" + UUID.randomUUID().toString().substring(0, 8);
        var claim = new LanClaim(address, network.getInterfaceAddresses());
        var directory = new LanDirectory(new GuardedDns(address, name), claim);
        directory.dns.addServiceListener(LanClaim.TYPE, directory.new Hearing());
        return directory;
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

    /** The servers announced at the moment by others than this directory, in no order. */
    public List<LanServer> servers() {
        return servers.values().stream()
                .filter(server -> !own.containsKey(server.instance()))
                .toList();
    }

    /**
     * Announces a server of this program until {@link #withdraw}; takes a second or two.
     *
     * @param instance 32 hexadecimal digits, never announced here before
     * @param port where it listens
     * @throws IOException if it cannot be announced
     * @throws IllegalArgumentException if the name is none
     */
    public void announce(String instance, int port) throws IOException {
        if (!LanClaim.isInstance(instance)) {
            throw new IllegalArgumentException("no instance name");
        }
        Map<String, String> text = Map.of(LanClaim.VERSION_KEY, LanClaim.VERSION);
        ServiceInfo info = ServiceInfo.create(LanClaim.TYPE, instance, port, 0, 0, text);
        own.put(instance, info);
        dns.registerService(info);
    }

    /** Announces that server no longer. */
    public void withdraw(String instance) {
        ServiceInfo info = own.get(instance);
        if (info != null) {
            dns.unregisterService(info);
        }
    }

    /** Withdraws what is announced and stops listening; takes two seconds. */
    @Override
    public void close() {
        try {
            dns.close();
        } catch (IOException failed) {
            LOG.debug("multicast DNS did not close in order", failed);
        }
    }

    /** Called by threads of the library; whatever comes here, a stranger sent. */
    private final class Hearing implements ServiceListener {
        @Override
        public void serviceAdded(ServiceEvent event) {
            if (LanClaim.isInstance(event.getName()) && hasRoom(event.getName())) {
                dns.requestServiceInfo(event.getType(), event.getName());
            }
        }

        @Override
        public void serviceResolved(ServiceEvent event) {
            // Comes several times, at first without the text.
            if (hasRoom(event.getName())) {
                claim.check(event.getInfo())
                        .ifPresent(server -> servers.put(server.instance(), server));
            }
        }

        @Override
        public void serviceRemoved(ServiceEvent event) {
            servers.remove(event.getName());
        }

        private boolean hasRoom(String name) {
            return servers.containsKey(name) || servers.size() < MAX_SERVERS;
        }
    }
}
