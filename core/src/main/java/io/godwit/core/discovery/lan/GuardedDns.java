package io.godwit.core.discovery.lan;

import java.io.IOException;
import java.net.InetAddress;
import javax.jmdns.impl.DNSIncoming;
import javax.jmdns.impl.DNSRecord;
import javax.jmdns.impl.JmDNSImpl;
import javax.jmdns.impl.constants.DNSConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The library for multicast DNS, guarded against what strangers send. Thread-safe.
 *
 * <p>It answers to the group alone. The library also answers whoever asks from a port of his own, at the address that the
 * question claims to come from. Nothing proves that address, it may be outside of the local network, and an answer has
 * four times the bytes of the question; no Godwit asks like that.
 *
 * <p>It goes on listening after a message that the library cannot handle, such as an IPv4 address of 16 bytes: an
 * unchecked exception would end the one thread that receives, and one such message make this program deaf.
 */
final class GuardedDns extends JmDNSImpl {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedDns.class);

    /**
     * Opens the socket and begins to listen.
     *
     * @throws IOException if the network cannot be listened to
     */
    GuardedDns(InetAddress address, String name) throws IOException {
        super(address, name);
    }

    @Override
    public void startResponder(DNSIncoming question, InetAddress asker, int port) {
        if (port == DNSConstants.MDNS_PORT) {
            super.startResponder(question, asker, port);
        }
    }

    @Override
    public void updateRecord(long now, DNSRecord record, Operation operation) {
        try {
            super.updateRecord(now, record, operation);
        } catch (RuntimeException malformed) {
            LOG.debug("a record of multicast DNS is not used", malformed);
        }
    }

    @Override
    public boolean registerServiceType(String type) {
        try {
            return super.registerServiceType(type);
        } catch (RuntimeException malformed) {
            LOG.debug("a service type of multicast DNS is not used", malformed);
            return false;
        }
    }
}
