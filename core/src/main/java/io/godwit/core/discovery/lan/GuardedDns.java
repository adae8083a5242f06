package io.godwit.core.discovery.lan;

import java.io.IOException;
import java.net.InetAddress;
import javax.jmdns.impl.DNSCache;
import javax.jmdns.impl.DNSEntry;
import javax.jmdns.impl.DNSIncoming;
import javax.jmdns.impl.DNSRecord;
import javax.jmdns.impl.JmDNSImpl;
import javax.jmdns.impl.constants.DNSConstants;
import javax.jmdns.impl.constants.DNSRecordClass;
import javax.jmdns.impl.constants.DNSRecordType;
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
 *
 * <p>It remembers a bounded number of records for a bounded time. The library keeps whatever anybody sends, for as long
 * as the sender says, up to 68 years: some megabytes of messages would fill the heap, and a few records that are kept
 * for ever all the room there is for those of others.
 */
final class GuardedDns extends JmDNSImpl {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedDns.class);

    /** Names of which something is remembered; each server has two, its own and that of its machine. */
    static final int MAX_NAMES = 256;

    /** Names of machines among them, for anybody's machine may be a server's. */
    private static final int MAX_MACHINES = MAX_NAMES / 2;

    /** Records of one name, such as the servers of the type. */
    static final int MAX_OF_A_NAME = 64;

    /** Seconds for which a record is remembered, at most, as RFC 6762 advises; our own are announced for less. */
    static final int MAX_SECONDS = 75 * 60;

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
        } else {
            // One that says that more of it comes would be waited for, and nobody else be answered.
            respondToQuery(question);
        }
    }

    @Override
    public void updateRecord(long now, DNSRecord record, Operation operation) {
        try {
            boolean kept = operation != Operation.Add || hasRoom(record);
            if (!kept && !getCache().removeDNSEntry(record)) {
                // A record whose address is malformed is not equal to itself.
                getCache().remove(record.getKey());
            }
            // Who is told of a pointer remembers it, too; of others only who waits for one hears.
            if (kept || record.getRecordType() != DNSRecordType.TYPE_PTR) {
                super.updateRecord(now, record, operation);
            }
        } catch (RuntimeException malformed) {
            LOG.debug("a record of multicast DNS is not used", malformed);
        }
    }

    /** Whether a record that was just remembered may stay. */
    private boolean hasRoom(DNSRecord record) {
        DNSCache remembered = getCache();
        return record.getRecordClass() == DNSRecordClass.CLASS_IN
                && remembered.size() <= mostNames(record)
                && remembered.getDNSEntryList(record.getKey()).size() <= MAX_OF_A_NAME;
    }

    private static int mostNames(DNSRecord record) {
        if (record.getKey().endsWith(LanClaim.TYPE)) {
            return MAX_NAMES;
        }
        return switch (record.getRecordType()) {
            case TYPE_A, TYPE_AAAA -> MAX_MACHINES;
            default -> 0;
        };
    }

    @Override
    public boolean registerServiceType(String type) {
        // Nobody asks this program for the types of others, of which the library keeps all.
        return type.equalsIgnoreCase(LanClaim.TYPE) && super.registerServiceType(type);
    }

    /** The library does this every few seconds. */
    @Override
    public void cleanCache() {
        for (DNSEntry entry : getCache().allValues()) {
            // Not as they come: of those that are only repeated nobody is told.
            if (entry instanceof DNSRecord record && record.getTTL() > MAX_SECONDS) {
                record.setTTL(MAX_SECONDS);
            }
        }
        super.cleanCache();
    }
}
