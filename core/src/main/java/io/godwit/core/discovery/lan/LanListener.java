package io.godwit.core.discovery.lan;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Multicast DNS at one network interface. Thread-safe. */
final class LanListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LanListener.class);

    private final JmDNS dns;
    private final LanClaim claim;
    private final Map<String, LanServer> servers = new ConcurrentHashMap<>();
    private final Map<String, ServiceInfo> own = new ConcurrentHashMap<>();

    private LanListener(JmDNS dns, LanClaim claim) {
        this.dns = dns;
        this.claim = claim;
    }

    static LanListener open(InetAddress address) throws IOException {
        NetworkInterface network = NetworkInterface.getByInetAddress(address);
        if (network == null) {
            throw new IOException("not an address of this machine");
        }
        // A name of its own: the machine's name is nobody's business, and two of the same would
        // quarrel.
        String name = "godwit-" + UUID.randomUUID().toString().substring(0, 8);
        var claim = new LanClaim(address, network.getInterfaceAddresses());
        var listener = new LanListener(new GuardedDns(address, name), claim);
        listener.dns.addServiceListener(LanClaim.TYPE, listener.new Hearing());
        return listener;
    }

    List<LanServer> servers() {
        return servers.values().stream()
                .filter(server -> !own.containsKey(server.instance()))
                .toList();
    }

    void announce(String instance, int port) throws IOException {
        Map<String, String> text = Map.of(LanClaim.VERSION_KEY, LanClaim.VERSION);
        ServiceInfo info = ServiceInfo.create(LanClaim.TYPE, instance, port, 0, 0, text);
        own.put(instance, info);
        dns.registerService(info);
    }

    void withdraw(String instance) {
        ServiceInfo info = own.get(instance);
        if (info != null) {
            dns.unregisterService(info);
        }
    }

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
            return servers.containsKey(name) || servers.size() < LanDirectory.MAX_SERVERS;
        }
    }
}
