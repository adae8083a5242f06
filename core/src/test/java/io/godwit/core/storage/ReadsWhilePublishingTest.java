package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.storage.SimulatedDisk.Loss;
import io.godwit.core.storage.SimulatedDisk.Node;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Others fetch from a download, and so read it, while it gets its final name. */
class ReadsWhilePublishingTest {

    private static final int MIB = 1 << 20;

    private final Content file = Content.ofFile(Content.random(1, 2 * MIB + 5));
    private final Content folder =
            Content.ofFolder(
                    Map.of(
                            "a/b",
                            Content.random(2, MIB + 9),
                            "a/empty",
                            new byte[0],
                            "c",
                            Content.random(3, 99),
                            "nothing/",
                            new byte[0]));

    /** What another thread could do between two operations of the one that publishes. */
    private interface Between {
        void happens() throws IOException;
    }

    /** Runs something before every operation that comes after the first move of a publication. */
    private static final class AfterTheMove implements SimulatedDisk.Faults {
        private Between between = () -> {};
        private boolean publishing;
        private boolean moved;
        private boolean running;
        private int ran;

        @Override
        public void check(String operation, long bytes) throws IOException {
            if (moved && !running) {
                running = true;
                ran++;
                between.happens();
                running = false;
            }
            moved |= publishing && operation.equals("move");
        }
    }

    @Test
    @DisplayName("A file that is read while it is published is right and leaves nothing else")
    void readingAFile() throws Exception {
        readWhilePublishing(file);
    }

    @Test
    @DisplayName("A folder that is read while it is published is right and leaves nothing else")
    void readingAFolder() throws Exception {
        readWhilePublishing(folder);
    }

    private static void readWhilePublishing(Content content) throws Exception {
        AfterTheMove reading = new AfterTheMove();
        SimulatedDisk disk = new SimulatedDisk(reading);
        int before;
        try (SimulatedRun run = new SimulatedRun(disk);
                ChunkStore store = run.open(content)) {
            content.putAll(store);
            before = disk.changes.size();
            reading.between = () -> assertTrue(content.isRight(store));
            reading.publishing = true;
            store.publish();
            assertTrue(reading.ran >= 2, reading.ran + " reads");
        }
        assertEquals(Set.of(SimulatedRun.NAME), disk.root().children.keySet());
        for (int count = before; count < disk.changes.size(); count++) {
            endsPublishedOnce(content, disk.image(count, null, new Random(0)), count);
        }
    }

    /** After a kill: as long as anything tells of the download nothing is fetched again. */
    private static void endsPublishedOnce(Content content, SimulatedDisk left, int count)
            throws Exception {
        Node staging = left.root().children.get(StagingFolder.nameFor(content.id()));
        if (staging == null
                || !(staging.children.containsKey("journal")
                        || staging.children.containsKey("publishing"))) {
            return;
        }
        String when = "killed after change " + count;
        try (SimulatedRun run = new SimulatedRun(left);
                ChunkStore store = run.open(content)) {
            assertEquals(content.manifest().total(), store.resumedBytes(), when);
            store.publish();
            assertTrue(content.isRight(store), when);
        }
        assertEquals(Set.of(SimulatedRun.NAME), left.root().children.keySet(), when);
    }

    @Test
    @DisplayName("Whatever fails while publishing, the next try ends it under the same name")
    void publishingAgain() throws Exception {
        int failures = 0;
        boolean failed = true;
        for (int at = 0; failed; at++) {
            int[] left = {Integer.MAX_VALUE};
            SimulatedDisk disk =
                    new SimulatedDisk((operation, bytes) -> {
                        if (left[0]-- == 0) {
                            throw new IOException("No space left on device");
                        }
                    });
            String message = "operation " + at;
            try (SimulatedRun run = new SimulatedRun(disk)) {
                ChunkStore store = run.open(folder);
                folder.putAll(store);
                run.scheduler.run();
                left[0] = at;
                failed = failsOnce(run, store);
                left[0] = Integer.MAX_VALUE;
                failures += failed ? 1 : 0;
            }
            Set<String> names = disk.root().children.keySet();
            assertTrue(names.contains(SimulatedRun.NAME), message);
            assertFalse(names.contains(SimulatedRun.NAME + " (1)"), message);
        }
        assertTrue(failures >= 10, failures + " failures");
    }

    /** Publishes, and again if that failed, from a new store where the old one can no longer be believed. */
    private boolean failsOnce(SimulatedRun run, ChunkStore store) throws Exception {
        try {
            store.publish();
            store.close();
            return false;
        } catch (StorageException failed) {
            try (store) {
                store.publish();
                assertTrue(folder.isRight(store));
                return true;
            } catch (StorageException unsound) {
                try (ChunkStore next = run.open(folder)) {
                    folder.putAll(next);
                    next.publish();
                    assertTrue(folder.isRight(next));
                }
                return true;
            }
        }
    }

    @Test
    @DisplayName("A move that was not durable when its run was killed is before its note goes")
    void moveOfAKilledRun() throws Exception {
        boolean[] cut = new boolean[1];
        boolean[] publishing = new boolean[1];
        SimulatedDisk disk =
                new SimulatedDisk((operation, bytes) -> {
                    if (cut[0]) {
                        throw new IOException("killed");
                    }
                    cut[0] = publishing[0] && operation.equals("move");
                });
        try (SimulatedRun run = new SimulatedRun(disk)) {
            ChunkStore store = run.open(folder);
            folder.putAll(store);
            publishing[0] = true;
            assertThrows(StorageException.class, store::publish);
            store.close();
        }
        cut[0] = false;
        publishing[0] = false;
        try (SimulatedRun run = new SimulatedRun(disk);
                ChunkStore store = run.open(folder)) {
            assertEquals(folder.manifest().total(), store.resumedBytes());
            store.publish();
        }
        SimulatedDisk left =
                disk.image(disk.changes.size(), Loss.EVERYTHING_UNFORCED, new Random(0));
        assertEquals(Set.of(SimulatedRun.NAME), left.root().children.keySet());
        Node published = left.root().children.get(SimulatedRun.NAME);
        assertEquals(Set.of("a", "c", "nothing"), published.children.keySet());
    }
}
