package io.godwit.discovery.server.net;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In which header proxies tell who asked them. One is configured: behind a proxy that writes the one, a client could
 * forge the other.
 *
 * <p>Read from the right, where what a proxy appended stands: whatever a client sent before it cannot change how that is
 * read.
 */
public enum ProxyHeader {

    /** {@code X-Forwarded-For}: addresses, the nearest last. Nothing in it is quoted. */
    X_FORWARDED_FOR("X-Forwarded-For") {
        @Override
        List<String> elements(String line) {
            return List.of(line.split(",", -1)).reversed();
        }

        @Override
        Optional<InetAddress> hop(String element) {
            return node(element);
        }
    },

    /** {@code Forwarded}, RFC 7239: the {@code for} of each element, the nearest last. */
    FORWARDED("Forwarded") {
        @Override
        List<String> elements(String line) {
            return unquotedParts(line, ',');
        }

        @Override
        Optional<InetAddress> hop(String element) {
            List<String> named =
                    unquotedParts(element, ';').stream()
                            .map(String::strip)
                            .filter(pair -> pair.toLowerCase(Locale.ROOT).startsWith("for="))
                            .toList();
            // Of two, nobody knows which the proxy means.
            return named.size() == 1
                    ? node(unquoted(named.getFirst().substring("for=".length())))
                    : Optional.empty();
        }
    };

    /** An address, or one of IPv6 in brackets, with or without a port. */
    private static final Pattern NODE =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([0-9.]+))(?::[0-9]{1,5})?");

    private final String field;

    ProxyHeader(String field) {
        this.field = field;
    }

    /** The name of the header's field. */
    public String field() {
        return field;
    }

    /** The elements of a line, the nearest first. */
    abstract List<String> elements(String line);

    abstract Optional<InetAddress> hop(String element);

    /**
     * The hops, the nearest first.
     *
     * @param lines the header's lines in their order, untrusted
     * @return empty where somebody is not named by an address, or not at all
     */
    List<Optional<InetAddress>> hops(List<String> lines) {
        var hops = new ArrayList<Optional<InetAddress>>();
        for (String line : lines.reversed()) {
            for (String element : elements(line)) {
                hops.add(hop(element.strip()));
            }
        }
        return hops;
    }

    private static Optional<InetAddress> node(String text) {
        Optional<InetAddress> plain = IpLiteral.parse(text);
        if (plain.isPresent()) {
            return plain;
        }
        Matcher parts = NODE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return IpLiteral.parse(parts.group(1) == null ? parts.group(2) : parts.group(1));
    }

    /**
     * Cuts outside of quotes, the last part first. Quotes are paired from the end, so that one that a client left open
     * takes nothing of what comes behind it.
     */
    private static List<String> unquotedParts(String text, char separator) {
        var parts = new ArrayList<String>();
        boolean quoted = false;
        int end = text.length();
        for (int at = end - 1; at >= 0; at--) {
            char letter = text.charAt(at);
            if (letter == '"' && !(quoted && isEscaped(text, at))) {
                quoted = !quoted;
            } else if (letter == separator && !quoted) {
                parts.add(text.substring(at + 1, end));
                end = at;
            }
        }
        parts.add(text.substring(0, end));
        return parts;
    }

    /** Whether a letter inside of quotes stands behind a backslash that is not itself escaped. */
    private static boolean isEscaped(String text, int at) {
        int slashes = 0;
        while (slashes < at && text.charAt(at - 1 - slashes) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }

    /** No address needs an escape, so a value with one is no address. */
    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
