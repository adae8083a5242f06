package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.storage.SimulatedDisk.Loss;
import io.godwit.core.storage.SimulatedDisk.Node;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A run is killed at any operation, the next one goes on with what it made on the same disk, and then the power is cut:
 * what the second run says is durable is, whichever of the two made it.
 */
class KilledThenPowerCutTest {

    private static final long SEED = 20261129;
    private static final int IMAGES = 7;
    private static final List<String> EMPTY = List.of("nothing", "at all");

    private final Content content =
            Content.ofFolder(
                    Map.of(
                            "a/b/c",
                            Content.random(1, (1 << 20) + 9),
                            "a/b/d",
                            Content.random(2, 700),
                            "a/e",
                            Content.random(3, 50),
                            "f/empty",
                            new byte[0],
                            String.join("/", EMPTY) + "/",
                            new byte[0]));

    private final Content file = Content.ofFile(Content.random(4, (1 << 20) + 9));

    /** Lets nothing through from some operation on, as if the process had been killed there. */
    private static final class Kill implements SimulatedDisk.Faults {
        private int left;

        @Override
        public void check(String operation, long bytes) throws IOException {
            if (left-- <= 0) {
                throw new IOException("killed");
            }
        }
    }

    /** What a run after the killed one does with the download, and what must then be there after a power cut. */
    private interface Ending {
        void of(ChunkStore store) throws StorageException;
    }

    private interface Check {
        void of(Content content, SimulatedDisk left, String when) throws StorageException;
    }

    @Test
    @DisplayName("What is published after a kill is whole after a power cut")
    void published() throws Exception {
        int kills = everywhere(content, ChunkStore::publish, KilledThenPowerCutTest::isPublished);
        assertTrue(kills >= 40, kills + " kills");
    }

    @Test
    @DisplayName("What is stored after a kill is there after a power cut")
    void stored() throws Exception {
        int kills = everywhere(content, ChunkStore::close, KilledThenPowerCutTest::isStored);
        assertTrue(kills >= 40, kills + " kills");
    }

    @Test
    @DisplayName("What is stored of a single file after a kill is there after a power cut")
    void storedFile() throws Exception {
        int kills = everywhere(file, ChunkStore::close, KilledThenPowerCutTest::isStored);
        assertTrue(kills >= 20, kills + " kills");
    }

    /** Returns how many operations there were to be killed at. */
    private static int everywhere(Content content, Ending ending, Check check) throws Exception {
        int at = 0;
        while (killedAndEnded(content, at, ending, check)) {
            at++;
        }
        return at;
    }

    /** Whether the first run did not come to its end. */
    private static boolean killedAndEnded(Content content, int at, Ending ending, Check check)
            throws Exception {
        Kill kill = new Kill();
        kill.left = at;
        SimulatedDisk disk = new SimulatedDisk(kill);
        if (!isKilled(content, disk)) {
            return false;
        }
        kill.left = Integer.MAX_VALUE;
        try (SimulatedRun run = new SimulatedRun(disk);
                ChunkStore store = run.open(content)) {
            content.putAll(store);
            ending.of(store);
        }
        for (int i = 0; i < IMAGES; i++) {
            Loss loss =
                    i == 0 ? Loss.EVERYTHING_UNFORCED : i % 2 == 0 ? Loss.JOURNALED : Loss.ANYTHING;
            Random random = new Random(SEED + 1000L * at + i);
            SimulatedDisk left = disk.image(disk.changes.size(), loss, random);
            String when = "killed at operation " + at + ", then " + loss + ", image " + i;
            check.of(content, left, when);
        }
        return true;
    }

    /** A whole download, of which a kill leaves the disk as it is and the lock to nobody. */
    private static boolean isKilled(Content content, SimulatedDisk disk) {
        try (SimulatedRun run = new SimulatedRun(disk)) {
            ChunkStore store = run.open(content);
            content.putAll(store);
            store.publish();
            store.close();
            return false;
        } catch (StorageException killed) {
            Node staging = disk.root().children.get(StagingFolder.nameFor(content.id()));
            if (staging != null && staging.children.containsKey("lock")) {
                staging.children.get("lock").locked = false;
            }
            return true;
        }
    }

    private static void isPublished(Content whole, SimulatedDisk left, String when) {
        assertEquals(Set.of(SimulatedRun.NAME), left.root().children.keySet(), when);
        for (int i = 0; i < whole.files().size(); i++) {
            Node found = at(left, whole.manifest().files().get(i).path(), when);
            assertArrayEquals(whole.files().get(i), Arrays.copyOf(found.bytes, found.size), when);
        }
        assertTrue(at(left, EMPTY, when).folder, when);
    }

    private static Node at(SimulatedDisk disk, List<String> path, String when) {
        Node node = disk.root().children.get(SimulatedRun.NAME);
        for (String part : path) {
            node = node.children.get(part);
            assertNotNull(node, () -> part + " of " + path + " is lost; " + when);
        }
        return node;
    }

    private static void isStored(Content whole, SimulatedDisk left, String when)
            throws StorageException {
        try (SimulatedRun run = new SimulatedRun(left);
                ChunkStore store = run.open(whole)) {
            assertEquals(whole.manifest().total(), store.resumedBytes(), when);
            assertTrue(whole.isRight(store), when);
        }
    }
}
