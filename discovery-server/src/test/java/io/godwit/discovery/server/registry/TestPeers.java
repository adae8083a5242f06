package io.godwit.discovery.server.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.discovery.api.Token;
import io.godwit.core.peer.PeerId;
import io.godwit.discovery.server.net.NetworkPrefix;
import io.godwit.discovery.server.search.SearchQuery;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.function.Executable;

/** Peers by number, what they ask for and what they are told. */
public final class TestPeers {

    private TestPeers() {}

    public static PeerId id(long peer) {
        return new PeerId(peer, 0, 0, 0);
    }

    public static Token token(int peer) {
        byte[] bytes = new byte[Token.BYTES];
        Arrays.fill(bytes, (byte) (0x40 + peer));
        return Token.of(bytes);
    }

    static NetworkPrefix prefix(int number) {
        return new NetworkPrefix(number, false);
    }

    /** Of a peer that is alone in its network. */
    public static Registration registration(int peer, long sequence) {
        return registration(peer, sequence, prefix(peer));
    }

    static Registration registration(int peer, long sequence, NetworkPrefix prefix) {
        return new Registration(
                new PeerCard(id(peer), sequence, "peer " + peer, "127.0.0.1:4000", new byte[9]),
                token(peer),
                prefix,
                Duration.ofHours(36));
    }

    public static Claim claim(int peer, long sequence) {
        return new Claim(id(peer), token(peer), sequence);
    }

    /** An edition of one part. */
    public static SharesEdition edition(long generation, String... names) {
        return part(generation, 0, true, names);
    }

    static SharesEdition part(long generation, int part, boolean last, String... names) {
        return new SharesEdition(
                generation, part, last, List.of(names).stream().map(TestPeers::content).toList());
    }

    static AnnouncedContent content(String name) {
        return new AnnouncedContent(name, false, 1, new ContentId(name.hashCode(), 1, 2, 3));
    }

    /** Waits until it shows, too: entries of the edition so far. */
    public static int publish(Registry registry, Claim claim, SharesEdition part)
            throws RegistryException {
        PublishedPart published = registry.publish(claim, part);
        registry.awaitShown(published);
        return published.entries();
    }

    public static int hits(Registry registry, String text) {
        return registry.search(SearchQuery.of(text), Optional.empty(), 100).hits().size();
    }

    static void refused(ApiErrorCode code, Executable call) {
        assertEquals(code, assertThrows(RegistryException.class, call).code());
    }
}
