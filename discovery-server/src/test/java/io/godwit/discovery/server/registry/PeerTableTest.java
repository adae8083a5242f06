package io.godwit.discovery.server.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.peer.PeerId;
import io.godwit.discovery.server.net.NetworkPrefix;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PeerTableTest {

    private static final int PEERS = 1_000;

    private final FakeTime time = new FakeTime();
    private final PeerTable table =
            new PeerTable(
                    time.clock(),
                    new RegistryLimits(PEERS, 100, 10, Heartbeats.every(Duration.ofSeconds(30))));

    @Test
    @DisplayName("REG-06 nothing that a flood leaves behind grows without bound")
    void whatAFloodLeavesIsBounded() {
        for (int i = 0; i < 50_000; i++) {
            table.surplus().ifPresent(table::remove);
            table.add(entry(i, new NetworkPrefix(i % 7 == 0 ? i : i % 40, i % 2 == 0)));
            assertTrue(table.size() <= PEERS);
        }
        assertEquals(PEERS, table.size());
        assertEquals(PEERS, table.all().size());
        assertEquals(PEERS, table.tombstones().list().size());
        table.all().forEach(table::remove);
        assertEquals(Optional.empty(), table.surplus());
    }

    /** Against the plainest way to say the same: sort all who are there. */
    @Test
    void whoGivesWayIsTheSilentLongestOfTheMostCrowdedSite() {
        var random = new Random(7);
        Map<PeerEntry, Integer> spoke = new LinkedHashMap<>();
        var present = new ArrayList<PeerEntry>();
        for (int step = 0; step < 20_000; step++) {
            if (present.size() == PEERS) {
                PeerEntry victim = table.surplus().orElseThrow();
                assertEquals(expected(present, spoke), List.of(victim));
                table.remove(victim);
                present.remove(victim);
            } else if (present.size() > 900 && random.nextInt(3) > 0) {
                PeerEntry speaker = present.get(random.nextInt(present.size()));
                table.touch(speaker);
                spoke.put(speaker, step);
            } else {
                // Sites of very different sizes, and many of one.
                long site =
                        random.nextBoolean() ? step : (long) (Math.pow(random.nextDouble(), 3) * 9);
                PeerEntry fresh = entry(step, new NetworkPrefix(site, false));
                table.add(fresh);
                present.add(fresh);
                spoke.put(fresh, step);
            }
        }
    }

    private static List<PeerEntry> expected(
            List<PeerEntry> present, Map<PeerEntry, Integer> spoke) {
        var sizes = new HashMap<NetworkPrefix, Integer>();
        present.forEach(entry -> sizes.merge(entry.prefix.site(), 1, Integer::sum));
        NetworkPrefix largest =
                sizes.keySet().stream()
                        .max(
                                Comparator.comparing((NetworkPrefix site) -> sizes.get(site))
                                        .thenComparing(site -> site))
                        .orElseThrow();
        boolean alone = sizes.get(largest) == 1;
        return present.stream()
                .filter(entry -> alone || entry.prefix.site().equals(largest))
                .min(Comparator.comparing(spoke::get))
                .stream()
                .toList();
    }

    private static PeerEntry entry(int number, NetworkPrefix prefix) {
        byte[] id = new byte[PeerId.BYTES];
        ByteBuffer.wrap(id).putInt(number);
        var entry =
                new PeerEntry(new PeerCard(PeerId.of(id), 1, "", "", new byte[0]), null, prefix);
        entry.replayableUntil = Long.MAX_VALUE - 5 + Duration.ofHours(1).toNanos();
        return entry;
    }
}
