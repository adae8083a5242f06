package io.godwit.trust.comeback;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.discovery.server.ServerDiscovery;
import io.godwit.core.discovery.server.ServerDiscoverySettings;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Identity;
import io.godwit.core.peer.PeerId;
import io.godwit.tests.OneFileAnnouncement;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Peers that are announced as every peer is, by the same code, and do nothing else: a process for each of them would take
 * more memory than machines have. Used by one thread.
 */
final class Crowd implements AutoCloseable {

    private static final int FIRST_PORT = 20_000;

    private final List<ServerDiscovery> members = new ArrayList<>();
    private final Set<PeerId> ids;
    private final ServerDiscovery lookups;

    /**
     * Has them announced from now on.
     *
     * @param url of the server
     * @param keys one for each
     * @param root of what each of them claims to have
     */
    Crowd(String url, List<Identity> keys, ContentId root) {
        URI server = URI.create(url);
        ServerDiscoverySettings settings = ServerDiscoverySettings.defaults();
        lookups = ServerDiscovery.forLookups(server, EventSink.NONE, settings);
        ids = keys.stream().map(Identity::id).collect(Collectors.toUnmodifiableSet());
        for (Identity key : keys) {
            var member = new ServerDiscovery(server, key, EventSink.NONE, settings);
            var at =
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), FIRST_PORT + members.size());
            members.add(member);
            member.announce(OneFileAnnouncement.of("crowd", at, "crowd.bin", 1_000, root));
        }
    }

    int size() {
        return members.size();
    }

    /** How many of them the server lists; 0 while it does not answer. */
    int listed() {
        try {
            // Others are listed besides, so that a page more than the crowd is asked for.
            return (int)
                    lookups.peers("", 2 * size() + 100).entries().stream()
                            .map(FoundPeer::id)
                            .filter(ids::contains)
                            .distinct()
                            .count();
        } catch (DiscoveryException away) {
            return 0;
        }
    }

    /** Ends them; each says goodbye, many at a time. */
    @Override
    public void close() {
        members.parallelStream().forEach(ServerDiscovery::close);
        lookups.close();
    }
}
