package io.godwit.core.peer;

import io.godwit.core.peer.PeerFormatException.Reason;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** The range of each field of a peer record, for records made here and for those that arrive. */
final class PeerRecordRules {

    static final int MAX_CAPABILITIES = 16;
    static final int MAX_CAPABILITY = 32;

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final Pattern CAPABILITY =
            Pattern.compile("[a-z0-9-]{1," + MAX_CAPABILITY + "}");

    private PeerRecordRules() {}

    static void check(
            long sequence,
            Instant expires,
            List<InetSocketAddress> addresses,
            String name,
            List<String> capabilities)
            throws PeerFormatException {
        if (sequence < 0) {
            throw new PeerFormatException(Reason.RANGE, "sequence", "negative");
        }
        if (expires.getEpochSecond() < 0 || expires.isAfter(LAST) || expires.getNano() != 0) {
            throw new PeerFormatException(
                    Reason.RANGE, "expires", "not a whole second between 1970 and 9999");
        }
        checkAddresses(addresses);
        checkName(name);
        checkCapabilities(capabilities);
    }

    private static void checkAddresses(List<InetSocketAddress> addresses)
            throws PeerFormatException {
        if (addresses.size() > AddressRules.MAX_ADDRESSES) {
            throw new PeerFormatException(Reason.LENGTH, "addresses", "more than 16");
        }
        if (new HashSet<>(addresses).size() != addresses.size()) {
            throw new PeerFormatException(Reason.NOT_CANONICAL, "addresses", "one is repeated");
        }
        for (InetSocketAddress address : addresses) {
            if (address.isUnresolved() || address.getPort() == 0) {
                throw new PeerFormatException(
                        Reason.RANGE, "addresses", "one lacks an address or a port");
            }
        }
    }

    private static void checkName(String name) throws PeerFormatException {
        if (name.codePointCount(0, name.length()) > PeerRecord.MAX_NAME) {
            throw new PeerFormatException(Reason.LENGTH, "name", "more than 64 characters");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw new PeerFormatException(Reason.CHARACTER, "name", "half of a surrogate pair");
        }
    }

    private static void checkCapabilities(List<String> capabilities) throws PeerFormatException {
        if (capabilities.size() > MAX_CAPABILITIES) {
            throw new PeerFormatException(Reason.LENGTH, "capabilities", "more than 16");
        }
        String before = "";
        for (String capability : capabilities) {
            if (!CAPABILITY.matcher(capability).matches()) {
                throw new PeerFormatException(Reason.CHARACTER, "capabilities", "not a label");
            }
            if (capability.compareTo(before) <= 0) {
                throw new PeerFormatException(
                        Reason.NOT_CANONICAL, "capabilities", "not in ascending order");
            }
            before = capability;
        }
    }
}
