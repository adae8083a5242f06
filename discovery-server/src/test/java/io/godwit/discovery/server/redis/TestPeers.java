package io.godwit.discovery.server.redis;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.api.Token;
import io.godwit.core.peer.PeerId;
import io.godwit.discovery.server.net.NetworkPrefix;
import io.godwit.discovery.server.registry.Claim;
import io.godwit.discovery.server.registry.PeerCard;
import io.godwit.discovery.server.registry.Registration;
import io.godwit.discovery.server.registry.Registry;
import io.godwit.discovery.server.registry.RegistryException;
import io.godwit.discovery.server.registry.SharesEdition;
import io.godwit.discovery.server.search.SearchQuery;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Peers by number, and what they ask for. */
final class TestPeers {

    private TestPeers() {}

    static PeerId id(int peer) {
        return new PeerId(peer, 0, 0, 0);
    }

    static Token token(int peer) {
        byte[] bytes = new byte[Token.BYTES];
        Arrays.fill(bytes, (byte) (0x40 + peer));
        return Token.of(bytes);
    }

    static Registration registration(int peer, long sequence) {
        return new Registration(
                PeerCard.stored(id(peer), sequence, "peer " + peer, "127.0.0.1:4000", new byte[9]),
                token(peer),
                new NetworkPrefix(peer, false),
                Duration.ofHours(36));
    }

    static Claim claim(int peer, long sequence) {
        return new Claim(id(peer), token(peer), sequence);
    }

    /** An edition of one part. */
    static SharesEdition edition(long generation, String... names) {
        return new SharesEdition(
                generation, 0, true, List.of(names).stream().map(TestPeers::content).toList());
    }

    private static AnnouncedContent content(String name) {
        return new AnnouncedContent(name, false, 1, new ContentId(name.hashCode(), 1, 2, 3));
    }

    /** Waits until it shows, too. */
    static void publish(Registry registry, Claim claim, SharesEdition edition)
            throws RegistryException {
        registry.awaitShown(registry.publish(claim, edition));
    }

    static int hits(Registry registry, String text) {
        return registry.search(SearchQuery.of(text), Optional.empty(), 100).hits().size();
    }
}
