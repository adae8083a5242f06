package io.godwit.core.discovery.lan;

import java.net.URI;
import java.util.Comparator;

/**
 * A discovery server that somebody in the local network announces. It may not exist, and what it says is unproven.
 *
 * @param instance its name: 32 hexadecimal digits, chosen at random at each start
 * @param url where it says it is, in a network that this machine is in too
 */
public record LanServer(String instance, URI url) implements Comparable<LanServer> {
    private static final Comparator<LanServer> ORDER =
            Comparator.comparing(LanServer::instance).thenComparing(LanServer::url);

    /** Smaller names first, so that everybody prefers the same one. */
    @Override
    public int compareTo(LanServer other) {
        return ORDER.compare(this, other);
    }
}
