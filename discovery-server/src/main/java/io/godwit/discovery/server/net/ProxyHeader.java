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
 */
public enum ProxyHeader {

    /** {@code X-Forwarded-For}: addresses, the nearest last. */
    X_FORWARDED_FOR("X-Forwarded-For") {
        @Override
        Optional<InetAddress> hop(String element) {
            return node(element);
        }
    },

    /** {@code Forwarded}, RFC 7239: the {@code for} of each element, the nearest last. */
    FORWARDED("Forwarded") {
        @Override
        Optional<InetAddress> hop(String element) {
            return split(element, ';').stream()
                    .map(String::strip)
                    .filter(pair -> pair.toLowerCase(Locale.ROOT).startsWith("for="))
                    .findFirst()
                    .flatMap(pair -> node(unquoted(pair.substring("for=".length()))));
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

    abstract Optional<InetAddress> hop(String element);

    /**
     * The hops in the order they were written, the nearest last.
     *
     * @param values the header's lines, untrusted
     * @return empty where somebody is not named by an address
     */
    List<Optional<InetAddress>> hops(List<String> values) {
        var hops = new ArrayList<Optional<InetAddress>>();
        for (String value : values) {
            for (String element : split(value, ',')) {
                if (!element.isBlank()) {
                    hops.add(hop(element.strip()));
                }
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

    /** Cuts outside of quotes. */
    private static List<String> split(String text, char separator) {
        var parts = new ArrayList<String>();
        boolean quoted = false;
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '"') {
                quoted = !quoted;
            } else if (letter == separator && !quoted) {
                parts.add(text.substring(start, at));
                start = at + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** No address needs an escape, so a value with one is no address. */
    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
