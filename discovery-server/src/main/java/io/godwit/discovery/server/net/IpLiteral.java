package io.godwit.discovery.server.net;

import java.net.InetAddress;
import java.util.Optional;

/** Reads addresses in the form everybody writes: four decimal numbers, or IPv6 without a zone. */
final class IpLiteral {
    private static final int LONGEST = 45;

    private IpLiteral() {}

    /**
     * Reads one; no name is looked up, and none of the shorter forms of IPv4 is taken, which others read differently.
     *
     * @param text untrusted
     */
    static Optional<InetAddress> parse(String text) {
        boolean four = text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
        boolean six = text.indexOf(':') >= 0 && text.matches("[0-9A-Fa-f:.]{2," + LONGEST + "}");
        if (!four && !six) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException noAddress) {
            // Of the right letters, but not an address: 256.1.1.1, 1::2::3.
            return Optional.empty();
        }
    }
}
