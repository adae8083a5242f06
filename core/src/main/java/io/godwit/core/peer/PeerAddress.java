package io.godwit.core.peer;

import io.godwit.core.peer.PeerFormatException.Reason;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text form of an address: {@code 203.0.113.5:4000} or {@code [2001:db8::5]:4000}.
 *
 * <p>IP literals only: a name would let its owner choose the address anew at each look-up. Thread-safe.
 */
public final class PeerAddress {

    private static final String FIELD = "address";
    private static final int MAX_LENGTH = 64;
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern FORM =
            Pattern.compile(
                    "(?:(?<four>%1$s(?:\\.%1$s){3})|\\[(?<six>[0-9A-Fa-f:.]{2,45})]):(?<port>[1-9][0-9]{0,4})"
                            .formatted(OCTET));

    private PeerAddress() {}

    /**
     * Reads the text form. Whether the address may be dialled is for {@link AddressRules} to say.
     *
     * @param text an IPv4 literal of four plain decimal numbers or an IPv6 literal in brackets, and a port
     * @throws PeerFormatException if it is anything else, such as a name, a zone or an IPv4 address inside IPv6
     */
    public static InetSocketAddress parse(String text) throws PeerFormatException {
        Matcher form = FORM.matcher(text);
        if (text.length() > MAX_LENGTH || !form.matches()) {
            throw new PeerFormatException(
                    Reason.CHARACTER,
                    FIELD,
                    "not an IP address and a port, such as 192.0.2.1:4000");
        }
        int port = Integer.parseInt(form.group("port"));
        if (port > 0xffff) {
            throw new PeerFormatException(Reason.RANGE, FIELD, "the port is above 65535");
        }
        String six = form.group("six");
        return new InetSocketAddress(
                six == null ? InetAddress.ofLiteral(form.group("four")) : parseSix(six), port);
    }

    /**
     * The text form, without an IPv6 zone.
     *
     * @param address a resolved address
     * @throws IllegalArgumentException if it is an unresolved name
     */
    public static String format(InetSocketAddress address) {
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("an unresolved name has no address");
        }
        InetAddress host = withoutZone(address).getAddress();
        String literal = host.getHostAddress();
        return (host instanceof Inet6Address ? "[" + literal + "]" : literal)
                + ":"
                + address.getPort();
    }

    /** The same address without its IPv6 zone, which means something on this machine only. */
    public static InetSocketAddress withoutZone(InetSocketAddress address) {
        if (!(address.getAddress() instanceof Inet6Address six)) {
            return address;
        }
        try {
            byte[] bytes = six.getAddress();
            return new InetSocketAddress(InetAddress.getByAddress(bytes), address.getPort());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an IPv6 address has 16 bytes", e);
        }
    }

    private static InetAddress parseSix(String literal) throws PeerFormatException {
        try {
            if (InetAddress.ofLiteral(literal) instanceof Inet6Address address) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new PeerFormatException(Reason.CHARACTER, FIELD, "not an IPv6 address");
        }
        throw new PeerFormatException(
                Reason.NOT_CANONICAL, FIELD, "an IPv4 address in the form of an IPv6 address");
    }
}
