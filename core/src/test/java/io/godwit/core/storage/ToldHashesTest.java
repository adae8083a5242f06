package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.Bitfield;
import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.Sha256;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestException;
import io.godwit.core.storage.SimulatedDisk.Loss;
import io.godwit.core.storage.SimulatedDisk.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An offer, of whose layer only the first hashes are known, is killed before its first checkpoint. */
class ToldHashesTest {

    private static final int MIB = 1 << 20;
    private static final int STORED = 3;
    private static final int IMAGES = 50;

    private final Content file = Content.ofFile(Content.random(1, 5 * MIB + 7));

    /** The same under the name that stands for an offer, which is no root of it. */
    private final Content offer = offer(5 * MIB + 7);

    private final SimulatedDisk disk = new SimulatedDisk();

    private Content offer(int size) {
        ContentId id = new ContentId(7, 7, 7, 7);
        try {
            Manifest manifest = Manifest.ofFile("original.bin", size, id, false);
            return new Content(id, manifest, file.files(), file.layers());
        } catch (ManifestException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] hashes(int from, int to) {
        byte[] packed = file.layers().getFirst().packed();
        return Arrays.copyOfRange(packed, from * Sha256.BYTES, to * Sha256.BYTES);
    }

    private static void tell(ChunkStore store, int from, byte[] hashes) throws StorageException {
        store.keepTold(from * Sha256.BYTES, hashes);
    }

    /** Stores the first chunks; the process ends without another word. */
    private void killed(int told) throws StorageException {
        try (SimulatedRun run = new SimulatedRun(disk)) {
            ChunkStore store = run.open(offer);
            tell(store, 0, hashes(0, 1));
            tell(store, 1, hashes(1, told));
            for (int chunk = 0; chunk < STORED; chunk++) {
                offer.put(store, 0, chunk);
            }
        }
        staging(disk).children.get("lock").locked = false;
    }

    private Node staging(SimulatedDisk disk) {
        return disk.root().children.get(StagingFolder.nameFor(offer.id()));
    }

    private List<Integer> resumed(SimulatedDisk disk) throws StorageException {
        try (SimulatedRun run = new SimulatedRun(disk);
                ChunkStore store = run.open(offer)) {
            assertTrue(store.layer(0).isEmpty(), "what was told is no layer");
            assertTrue(offer.isRight(store));
            Bitfield stored = store.verified(0);
            return IntStream.range(0, stored.size()).filter(stored::get).boxed().toList();
        }
    }

    @Test
    @DisplayName("What was stored of an offer before a kill is not fetched again")
    void isThereAfterAKill() throws Exception {
        killed(4);
        assertEquals(List.of(0, 1, 2), resumed(disk));
    }

    @Test
    @DisplayName("And once it was hashed again a checkpoint covers it")
    void isThereAfterAKillAndAPowerCut() throws Exception {
        killed(4);
        assertEquals(List.of(0, 1, 2), resumed(disk));
        SimulatedDisk left =
                disk.image(disk.changes.size(), Loss.EVERYTHING_UNFORCED, new Random(1));
        assertEquals(List.of(0, 1, 2), resumed(left));
    }

    @Test
    @DisplayName("A chunk whose hash was not told is fetched again")
    void needsItsHash() throws Exception {
        killed(2);
        assertEquals(List.of(0, 1), resumed(disk));
    }

    @Test
    @DisplayName("A chunk that is not what was stored is fetched again, also by a torn hash")
    void needsToFit() throws Exception {
        killed(4);
        staging(disk).children.get("part").bytes[MIB + 5] ^= 1;
        staging(disk).children.get("hashes").bytes[2 * Sha256.BYTES] ^= 1;
        assertEquals(List.of(0), resumed(disk));
    }

    @Test
    @DisplayName("Whatever a power cut leaves of hashes and data, only what is right is believed")
    void anyPowerCut() throws Exception {
        killed(4);
        int believed = 0;
        for (int seed = 0; seed < IMAGES; seed++) {
            Loss loss = seed % 2 == 0 ? Loss.JOURNALED : Loss.ANYTHING;
            SimulatedDisk left = disk.image(disk.changes.size(), loss, new Random(seed));
            believed += resumed(left).size();
        }
        assertTrue(believed < IMAGES * STORED, "no power cut took anything");
    }

    @Test
    @DisplayName("Hashes behind those of the file's last chunk are refused")
    void refusesTooMany() throws Exception {
        try (SimulatedRun run = new SimulatedRun(disk);
                ChunkStore store = run.open(offer)) {
            assertThrows(
                    IndexOutOfBoundsException.class,
                    () -> tell(store, offer.chunks(0), new byte[Sha256.BYTES]));
            assertThrows(
                    IndexOutOfBoundsException.class,
                    () -> store.keepTold(-Sha256.BYTES, new byte[Sha256.BYTES]));
        }
    }

    @Test
    @DisplayName("Nothing is left of them when the file is published")
    void endWithTheDownload() throws Exception {
        killed(4);
        try (SimulatedRun run = new SimulatedRun(disk);
                ChunkStore store = run.open(offer)) {
            for (int chunk = STORED; chunk < offer.chunks(0); chunk++) {
                offer.put(store, 0, chunk);
            }
            store.publish();
        }
        assertFalse(disk.root().children.containsKey(StagingFolder.nameFor(offer.id())));
    }
}
