package io.godwit.discovery.server.registry;

import static io.godwit.discovery.server.registry.TestPeers.claim;
import static io.godwit.discovery.server.registry.TestPeers.content;
import static io.godwit.discovery.server.registry.TestPeers.hits;
import static io.godwit.discovery.server.registry.TestPeers.id;
import static io.godwit.discovery.server.registry.TestPeers.part;
import static io.godwit.discovery.server.registry.TestPeers.prefix;
import static io.godwit.discovery.server.registry.TestPeers.publish;
import static io.godwit.discovery.server.registry.TestPeers.refused;
import static io.godwit.discovery.server.registry.TestPeers.token;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.discovery.server.search.WideNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every registry does, wherever it keeps what it knows. */
public abstract class RegistryContract {

    /** Short, as some registries have no clock that can be moved. */
    protected static final Duration HEARTBEAT = Duration.ofMillis(500);

    /** A registry with these limits; nothing is in it. */
    protected abstract Registry registry(RegistryLimits limits) throws Exception;

    /** Lets more time pass than a silent peer is waited for. */
    protected abstract void passPatience();

    private static RegistryLimits limits(int peers, int ofNetwork, long entries, long ofSite) {
        return new RegistryLimits(
                peers, ofNetwork, entries, ofSite, Heartbeats.every(Duration.ofSeconds(30)));
    }

    private Registry roomy() throws Exception {
        return registry(limits(100, 100, 300_000, 300_000));
    }

    @Test
    void whoRegistersIsFoundByIdNameAndContent() throws Exception {
        Registry registry = roomy();
        OnlinePeer peer = registry.register(registration(1, 7, 1));
        assertEquals(0, peer.generation());
        assertEquals(1, publish(registry, claim(1, 1), part(5, 0, true, "holiday photo")));
        OnlinePeer found = registry.find(id(1)).orElseThrow();
        assertEquals("peer 1", found.card().name());
        assertEquals(7, found.card().sequence());
        assertEquals(List.of("127.0.0.1:4000", "[::1]:4001"), found.card().addresses());
        assertEquals(9, found.card().record().length);
        assertEquals(1, found.shares());
        assertEquals(5, found.generation());
        assertEquals(1, hits(registry, "holi phot"));
        assertEquals(
                id(1), registry.swarm(content("holiday photo").id(), 9).getFirst().card().id());
        assertEquals(1, registry.page(Optional.empty(), 9).size());
        assertEquals(Optional.of(token(1)), registry.token(id(1)));
        assertEquals(5, registry.heartbeat(claim(1, 2)).generation());
        assertEquals(1, registry.stats().peers());
        assertEquals(1, registry.stats().entries());
        assertEquals(1, registry.stats().registrations());
    }

    @Test
    void aSilentPeerIsGone() throws Exception {
        Registry registry = registry(new RegistryLimits(9, 9, 99, 99, Heartbeats.every(HEARTBEAT)));
        registry.register(registration(1, 1, 1));
        publish(registry, claim(1, 1), part(1, 0, true, "a file"));
        passPatience();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> {
                    registry.sweep();
                    return registry.find(id(1)).isEmpty();
                });
        assertEquals(0, hits(registry, "file"));
        assertEquals(0, registry.stats().entries());
        assertEquals(1, registry.stats().expired());
        refused(ApiErrorCode.NOT_AUTHENTICATED, () -> registry.heartbeat(claim(1, 3)));
        refused(ApiErrorCode.STALE, () -> registry.register(registration(1, 1, 1)));
        registry.register(registration(1, 2, 1));
    }

    @Test
    void morePeersAreToGiveASignOfLifeLessOften() throws Exception {
        var limits = new RegistryLimits(9, 9, 99, 99, Heartbeats.every(HEARTBEAT).paced(1));
        Registry registry = registry(limits);
        assertEquals(HEARTBEAT, registry.interval());
        for (int i = 1; i <= 3; i++) {
            registry.register(registration(i, 1, 1));
        }
        assertEquals(Duration.ofSeconds(3), registry.interval());
        passPatience();
        registry.sweep();
        assertTrue(registry.find(id(3)).isPresent());
    }

    @Test
    @DisplayName("REG-02 no registration and no request is taken twice")
    void nothingIsTakenTwice() throws Exception {
        Registry registry = roomy();
        registry.register(registration(1, 7, 1));
        var stale =
                assertThrows(
                        RegistryException.class, () -> registry.register(registration(1, 7, 1)));
        assertEquals(ApiErrorCode.STALE, stale.code());
        assertEquals(7, stale.sequence());
        registry.heartbeat(claim(1, 3));
        refused(ApiErrorCode.REPLAYED, () -> registry.heartbeat(claim(1, 3)));
        refused(ApiErrorCode.REPLAYED, () -> publish(registry, claim(1, 2), part(1, 0, true, "x")));
        registry.remove(claim(1, 4));
        assertFalse(registry.find(id(1)).isPresent());
        refused(ApiErrorCode.STALE, () -> registry.register(registration(1, 7, 1)));
        long most = ApiLimits.INTEGER;
        registry.register(registration(1, most - 1, 1));
        assertEquals(
                most - 1,
                assertThrows(
                                RegistryException.class,
                                () -> registry.register(registration(1, most - 1, 1)))
                        .sequence());
        registry.register(registration(1, most, 1));
        registry.heartbeat(claim(1, most - 1));
        registry.heartbeat(claim(1, most));
        refused(ApiErrorCode.REPLAYED, () -> registry.heartbeat(claim(1, most)));
    }

    @Test
    @DisplayName(
            "REG-02 an earlier registration that is valid for longer than the last is not taken again")
    void noRegistrationIsTakenAgainWhileItIsValid() throws Exception {
        Registry registry = roomy();
        Registration longest = registration(1, Duration.ofHours(36));
        registry.register(longest);
        registry.register(registration(2, Duration.ZERO));
        registry.remove(claim(1, 1));
        refused(ApiErrorCode.STALE, () -> registry.register(longest));
        // Also once the peer has come back and left again.
        registry.register(registration(3, Duration.ZERO));
        registry.remove(claim(1, 1));
        refused(ApiErrorCode.STALE, () -> registry.register(longest));
    }

    private static Registration registration(long sequence, Duration replayable) {
        return new Registration(card(1, sequence), token(1), prefix(1), replayable);
    }

    @Test
    void aNewRegistrationKeepsSharesAndEndsTheOldToken() throws Exception {
        Registry registry = roomy();
        registry.register(registration(1, 1, 1));
        publish(registry, claim(1, 1), part(1, 0, true, "kept"));
        OnlinePeer again =
                registry.register(
                        new Registration(card(1, 2), token(99), prefix(1), Duration.ofHours(36)));
        assertEquals(1, again.generation());
        assertEquals(1, again.shares());
        assertEquals(1, hits(registry, "kept"));
        refused(ApiErrorCode.NOT_AUTHENTICATED, () -> registry.heartbeat(claim(1, 2)));
        registry.heartbeat(new Claim(id(1), token(99), 1));
    }

    @Test
    void sharesArriveInPartsAndShowAtOnce() throws Exception {
        Registry registry = roomy();
        registry.register(registration(1, 1, 1));
        publish(registry, claim(1, 1), part(5, 0, false, "part zero"));
        assertEquals(0, hits(registry, "part"));
        assertEquals(2, publish(registry, claim(1, 2), part(5, 1, true, "part one")));
        assertEquals(2, hits(registry, "part"));
        publish(registry, claim(1, 3), part(6, 0, false, "other"));
        assertEquals(2, hits(registry, "part"));
        publish(registry, claim(1, 4), part(6, 1, true));
        assertEquals(0, hits(registry, "part"));
        assertEquals(1, hits(registry, "other"));
        publish(registry, claim(1, 5), part(7, 0, true));
        assertEquals(0, hits(registry, "other"));
        assertEquals(7, registry.find(id(1)).orElseThrow().generation());
        assertEquals(0, registry.stats().entries());
    }

    @Test
    void partsOutOfOrderAreRefused() throws Exception {
        Registry registry = roomy();
        registry.register(registration(1, 1, 1));
        refused(
                ApiErrorCode.OUT_OF_ORDER,
                () -> publish(registry, claim(1, 1), part(5, 1, true, "x")));
        publish(registry, claim(1, 2), part(5, 0, false, "x"));
        refused(
                ApiErrorCode.OUT_OF_ORDER,
                () -> publish(registry, claim(1, 3), part(6, 1, true, "x")));
        refused(
                ApiErrorCode.OUT_OF_ORDER,
                () -> publish(registry, claim(1, 4), part(5, 2, true, "x")));
        assertEquals(0, hits(registry, "x"));
        publish(registry, claim(1, 5), part(5, 1, true, "x"));
        assertEquals(1, hits(registry, "x"));
    }

    @Test
    @DisplayName("REG-06 one network has its share of the peers, the most crowded one gives way")
    void crowdsGiveWay() throws Exception {
        Registry registry = registry(limits(4, 3, 99, 99));
        registry.register(registration(1, 1, 1));
        for (int peer = 2; peer <= 4; peer++) {
            registry.register(registration(peer, 1, 2));
        }
        refused(ApiErrorCode.CROWDED, () -> registry.register(registration(5, 1, 2)));
        registry.heartbeat(claim(2, 1));
        registry.register(registration(6, 1, 3));
        assertEquals(
                List.of(id(1), id(2), id(4), id(6)),
                registry.page(Optional.empty(), 9).stream().map(p -> p.card().id()).toList());
        assertEquals(1, registry.stats().evicted());
        registry.remove(claim(2, 2));
        registry.remove(claim(4, 1));
        for (int peer = 7; peer <= 8; peer++) {
            registry.register(registration(peer, 1, 10 + peer));
        }
        // Everybody is alone: who was silent longest.
        registry.register(registration(9, 1, 20));
        assertTrue(registry.find(id(1)).isEmpty());
        assertEquals(4, registry.stats().peers());
    }

    @Test
    @DisplayName("REG-06 one site fills its part of the index and leaves the rest to others")
    void aSiteHasABoundedPartOfTheEntries() throws Exception {
        Registry registry = registry(limits(9, 9, 100, 3));
        for (int peer = 1; peer <= 3; peer++) {
            registry.register(registration(peer, 1, peer < 3 ? 7 : 8));
        }
        publish(registry, claim(1, 1), part(1, 0, true, "one", "two"));
        refused(
                ApiErrorCode.FULL,
                () -> publish(registry, claim(2, 1), part(1, 0, true, "three", "four")));
        publish(registry, claim(2, 2), part(2, 0, false, "three"));
        refused(ApiErrorCode.FULL, () -> publish(registry, claim(2, 3), part(2, 1, true, "four")));
        publish(registry, claim(3, 1), part(1, 0, true, "five", "six"));
        // What is replaced, given up or left behind makes room again.
        publish(registry, claim(1, 2), part(2, 0, true, "one"));
        publish(registry, claim(2, 4), part(3, 0, true, "three", "four"));
        registry.remove(claim(1, 3));
        publish(registry, claim(2, 5), part(4, 0, true));
        publish(registry, claim(2, 6), part(5, 0, true, "a", "b", "c"));
        assertEquals(5, registry.stats().entries());
        // Who is at the limit can still change what he has.
        publish(registry, claim(2, 7), part(6, 0, true, "d", "e", "f"));
        refused(
                ApiErrorCode.FULL,
                () -> publish(registry, claim(2, 8), part(7, 0, true, "d", "e", "f", "g")));
        assertEquals(5, registry.stats().entries());
    }

    @Test
    @DisplayName("a local network is one site and may have all of the index")
    void aLocalSiteHasNoPartOfItsOwn() throws Exception {
        Registry registry = registry(limits(9, 9, 5, 3));
        registry.register(registration(1, 1, 0xc0a80a));
        publish(registry, claim(1, 1), part(1, 0, true, "a", "b", "c", "d"));
        refused(
                ApiErrorCode.FULL,
                () ->
                        publish(
                                registry,
                                claim(1, 2),
                                part(2, 0, true, "1", "2", "3", "4", "5", "6")));
        assertEquals(4, registry.stats().entries());
    }

    @Test
    @DisplayName("SZ more entries than a peer or a server may have are refused and take no room")
    void tooManyEntriesAreRefused() throws Exception {
        Registry registry = registry(limits(9, 9, 150_000, 300_000));
        registry.register(registration(1, 1, 1));
        registry.register(registration(2, 1, 2));
        int parts = ApiLimits.ENTRIES_PER_PEER / ApiLimits.ENTRIES_PER_PART;
        for (int i = 0; i < parts; i++) {
            publish(registry, claim(1, i + 1), full(i, i == parts - 1));
        }
        // A library this large may take a moment to be seen.
        await().atMost(Duration.ofMinutes(1))
                .until(() -> registry.stats().entries() == ApiLimits.ENTRIES_PER_PEER);
        for (int i = 0; i < parts / 2; i++) {
            publish(registry, claim(2, i + 1), full(i, false));
        }
        refused(
                ApiErrorCode.FULL,
                () -> publish(registry, claim(2, parts + 1), full(parts / 2, true)));
        registry.remove(claim(1, parts + 1));
        for (int i = 0; i < parts; i++) {
            publish(registry, claim(2, 2 * parts + i), full(i, false));
        }
        refused(ApiErrorCode.FULL, () -> publish(registry, claim(2, 9 * parts), full(parts, true)));
        await().atMost(Duration.ofMinutes(1)).until(() -> registry.stats().entries() == 0);
    }

    @Test
    @DisplayName("REG-06 names of very many words are charged for the index that they take")
    void aNameIsChargedForItsWords() throws Exception {
        Registry registry = registry(limits(9, 9, 70, 40));
        for (int peer = 1; peer <= 3; peer++) {
            registry.register(registration(peer, 1, peer));
        }
        // Ten entries of forty that its network may have: all of it, and more.
        refused(ApiErrorCode.FULL, () -> publish(registry, claim(1, 1), wide(1, 0, true, 0, 10)));
        publish(registry, claim(1, 2), wide(2, 0, false, 0, 3));
        refused(ApiErrorCode.FULL, () -> publish(registry, claim(1, 3), wide(2, 1, true, 3, 3)));
        publish(registry, claim(1, 4), wide(3, 0, true, 0, 4));
        // Who is at the limit can still change what he has.
        publish(registry, claim(1, 5), wide(4, 0, true, 4, 4));
        // The whole server has room for so many of another network, and no more.
        publish(registry, claim(2, 1), wide(1, 0, true, 8, 4));
        refused(ApiErrorCode.FULL, () -> publish(registry, claim(3, 1), wide(1, 0, true, 12, 1)));
        registry.remove(claim(1, 6));
        publish(registry, claim(3, 2), wide(2, 0, true, 12, 4));
    }

    @Test
    @DisplayName("REG-06 one peer takes 128 MiB of the index, whatever it publishes")
    void onePeerHasABoundedPartOfTheIndex() throws Exception {
        Registry registry = registry(limits(9, 9, 2_000_000, 2_000_000));
        registry.register(registration(1, 1, 1));
        int part = 0;
        int mebibytes = ApiLimits.INDEX_BYTES_PER_PEER >> 20;
        while (part * 8 < mebibytes) {
            publish(registry, claim(1, part + 1), wide(1, part, false, part * 1_000, 1_000));
            part++;
        }
        int last = part;
        refused(
                ApiErrorCode.FULL,
                () -> publish(registry, claim(1, 99), wide(1, last, true, 0, 1_000)));
        assertEquals(0, registry.stats().entries());
    }

    /** Each of 255 bytes, eighty words and more than 8 KiB of index. */
    private static SharesEdition wide(
            long generation, int part, boolean last, int from, int count) {
        return new SharesEdition(
                generation,
                part,
                last,
                IntStream.range(from, from + count)
                        .mapToObj(i -> content(WideNames.name(i)))
                        .toList());
    }

    private static Registration registration(int peer, long sequence, int network) {
        return new Registration(
                card(peer, sequence), token(peer), prefix(network), Duration.ofHours(36));
    }

    private static PeerCard card(int peer, long sequence) {
        return new PeerCard(
                id(peer), sequence, "peer " + peer, "127.0.0.1:4000 [::1]:4001", new byte[9]);
    }

    private static SharesEdition full(int part, boolean last) {
        var entries = new ArrayList<AnnouncedContent>();
        for (int i = 0; i < ApiLimits.ENTRIES_PER_PART; i++) {
            entries.add(content("file " + part + " " + i));
        }
        return new SharesEdition(1, part, last, entries);
    }
}
