package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.storage.StorageException.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A disk that fills up, fails or lies. */
class FaultsTest {

    private static final long SEED = 50;
    private static final int MIB = 1 << 20;

    /** Refuses writes beyond some number of bytes, until there is room again. */
    private static final class SmallDisk implements SimulatedDisk.Faults {
        private long room;

        SmallDisk(long room) {
            this.room = room;
        }

        @Override
        public void check(String operation, long bytes) throws IOException {
            if (bytes > room) {
                throw new IOException("No space left on device");
            }
            room -= bytes;
        }
    }

    @Test
    @DisplayName(
            "SZ disk full at 50 random bytes: FULL, everything kept; with room again it ends well")
    void diskFull() throws Exception {
        Content content =
                Content.ofFolder(
                        Map.of("large", Content.random(1, MIB + 9), "small", Content.random(2, 9)));
        Random random = new Random(SEED);
        for (int i = 0; i < 50; i++) {
            SmallDisk faults = new SmallDisk(random.nextInt(MIB + 400));
            SimulatedDisk disk = new SimulatedDisk(faults);
            String message = "seed " + SEED + ", run " + i;
            assertEquals(Reason.FULL, reasonOfFailure(disk, content), message);
            faults.room = Long.MAX_VALUE;
            try (SimulatedRun run = new SimulatedRun(disk);
                    ChunkStore store = run.open(content)) {
                assertTrue(content.isRight(store), message);
                content.putAll(store);
                store.publish();
                assertTrue(content.isRight(store), message);
            }
        }
    }

    private static Reason reasonOfFailure(SimulatedDisk disk, Content content) {
        StorageException failure =
                assertThrows(
                        StorageException.class,
                        () -> {
                            try (SimulatedRun run = new SimulatedRun(disk);
                                    ChunkStore store = run.open(content)) {
                                content.putAll(store);
                                store.publish();
                            }
                        });
        return failure.reason();
    }

    @Test
    @DisplayName(
            "SZ after FULL the same store goes on when there is room, and says once that there was none")
    void goesOnInPlace() throws Exception {
        Content content = Content.ofFile(Content.random(1, 3 * MIB));
        SmallDisk faults = new SmallDisk(2 * MIB);
        SimulatedDisk disk = new SimulatedDisk(faults);
        try (SimulatedRun run = new SimulatedRun(disk);
                ChunkStore store = run.open(content)) {
            content.put(store, 0, 0);
            assertThrows(StorageException.class, () -> content.put(store, 0, 1));
            assertThrows(StorageException.class, () -> content.put(store, 0, 2));
            assertEquals(MIB, store.verifiedBytes());
            faults.room = Long.MAX_VALUE;
            content.putAll(store);
            store.publish();
            assertEquals(1, run.events.size());
            assertTrue(run.events.getFirst() instanceof StorageEvent.SpaceLow);
        }
    }

    @Test
    @DisplayName(
            "SZ a download larger than the free space, the reserve counted, is refused and leaves nothing")
    void tooLargeForTheSpace() throws Exception {
        Content content = Content.ofFile(Content.random(1, MIB));
        SimulatedDisk disk = new SimulatedDisk();
        disk.usable = MIB + 99;
        StorageSettings settings = StorageSettings.DEFAULT.withReserve(100);
        try (SimulatedRun run = new SimulatedRun(disk, settings)) {
            StorageException full = assertThrows(StorageException.class, () -> run.open(content));
            assertEquals(Reason.FULL, full.reason());
            assertEquals(
                    List.of(new StorageEvent.SpaceLow(content.id(), MIB + 99, MIB + 100)),
                    run.events);
            assertTrue(disk.root().children.isEmpty());
            disk.usable = MIB + 100;
            run.open(content).close();
        }
    }

    @Test
    @DisplayName(
            "A download whose folder cannot be removed is published all the same, and can be read")
    void leftoversAreNoFailure() throws Exception {
        Content content = Content.ofFile(Content.random(1, 2 * MIB));
        boolean[] failing = new boolean[1];
        SimulatedDisk disk = failingToDelete(failing);
        try (SimulatedRun run = new SimulatedRun(disk);
                ChunkStore store = run.open(content)) {
            content.putAll(store);
            failing[0] = true;
            assertEquals(SimulatedRun.NAME, store.publish().getFileName().toString());
            assertTrue(content.isRight(store));
        }
        failing[0] = false;
        try (SimulatedRun run = new SimulatedRun(disk);
                ChunkStore store = run.open(content)) {
            assertEquals(2 * MIB, store.resumedBytes());
            store.publish();
        }
        assertEquals(Set.of(SimulatedRun.NAME), disk.root().children.keySet());
    }

    @Test
    @DisplayName(
            "A refused download whose folder cannot be removed says why it was refused, and is not in use")
    void refusedAndNotRemoved() throws Exception {
        Content content = Content.ofFile(Content.random(1, MIB));
        boolean[] failing = {true};
        SimulatedDisk disk = failingToDelete(failing);
        disk.usable = 99;
        try (SimulatedRun run = new SimulatedRun(disk)) {
            StorageException full = assertThrows(StorageException.class, () -> run.open(content));
            assertEquals(Reason.FULL, full.reason());
            assertEquals("delete failed", full.getSuppressed()[0].getMessage());
            failing[0] = false;
            disk.usable = Long.MAX_VALUE;
            run.open(content).close();
        }
    }

    private static SimulatedDisk failingToDelete(boolean[] failing) {
        return new SimulatedDisk((operation, bytes) -> {
            if (failing[0] && operation.equals("delete")) {
                throw new IOException("delete failed");
            }
        });
    }

    @Test
    @DisplayName("SZ the free space is looked at again while the download runs")
    void spaceShrinks() throws Exception {
        Content content = Content.ofFile(Content.random(1, 3 * MIB));
        SimulatedDisk disk = new SimulatedDisk();
        try (SimulatedRun run = new SimulatedRun(disk);
                ChunkStore store = run.open(content)) {
            content.put(store, 0, 0);
            disk.usable = 1000;
            StorageException full =
                    assertThrows(StorageException.class, () -> content.put(store, 0, 1));
            assertEquals(Reason.FULL, full.reason());
            disk.usable = Long.MAX_VALUE;
            content.put(store, 0, 1);
        }
    }

    @Test
    @DisplayName(
            "A failed force voids what it was to make durable, also when the next one would succeed")
    void failedForce() throws Exception {
        Content content = Content.ofFile(Content.random(1, 3 * MIB));
        boolean[] failing = new boolean[1];
        SimulatedDisk disk =
                new SimulatedDisk((operation, bytes) -> {
                    if (failing[0] && operation.equals("force")) {
                        throw new IOException("Input/output error");
                    }
                });
        try (SimulatedRun run = new SimulatedRun(disk)) {
            ChunkStore store = run.open(content);
            content.put(store, 0, 0);
            run.scheduler.run();
            content.put(store, 0, 1);
            failing[0] = true;
            run.scheduler.run();
            failing[0] = false;
            assertEquals(
                    List.of(new StorageEvent.CheckpointFailed(content.id(), Reason.IO_ERROR)),
                    run.events);
            assertThrows(StorageException.class, () -> content.put(store, 0, 2));
            assertThrows(StorageException.class, store::close);
            store.close();
            try (ChunkStore again = run.open(content)) {
                assertEquals(MIB, again.resumedBytes());
                content.putAll(again);
                again.publish();
            }
        }
    }

    @Test
    @DisplayName("A barrier that fails voids what it was to make durable")
    void failedBarrier() throws Exception {
        Content content =
                Content.ofFolder(
                        Map.of(
                                "a", Content.random(1, 99),
                                "b", Content.random(2, 98),
                                "c", Content.random(3, 97)));
        boolean[] failing = new boolean[1];
        SimulatedDisk disk =
                new SimulatedDisk((operation, bytes) -> {
                    if (failing[0] && operation.equals("force")) {
                        throw new IOException("Input/output error");
                    }
                });
        try (SimulatedRun run = new SimulatedRun(disk, SimulatedRun.atOnce(1))) {
            ChunkStore store = run.open(content);
            content.put(store, 0, 0);
            run.scheduler.run();
            content.put(store, 1, 0);
            failing[0] = true;
            run.scheduler.run();
            failing[0] = false;
            assertThrows(StorageException.class, () -> content.put(store, 2, 0));
            assertThrows(StorageException.class, store::close);
            try (ChunkStore again = run.open(content)) {
                assertEquals(99, again.resumedBytes());
                content.putAll(again);
                again.publish();
            }
        }
    }

    @Test
    @DisplayName(
            "Any operation may fail: a typed error, nothing wrong claimed, the next run ends well")
    void anythingFails() throws Exception {
        Content content =
                Content.ofFolder(Map.of("a/b", Content.random(1, 99), "c", Content.random(2, 9)));
        for (int at = 0; at < 60; at++) {
            int[] left = {at};
            SimulatedDisk disk = failingAfter(left);
            String message = "operation " + at;
            try (SimulatedRun run = new SimulatedRun(disk);
                    ChunkStore store = run.open(content)) {
                content.putAll(store);
                store.publish();
            } catch (StorageException e) {
                assertEquals(Reason.IO_ERROR, e.reason(), message);
            }
            left[0] = -1;
            try (SimulatedRun run = new SimulatedRun(disk);
                    ChunkStore store = run.open(content)) {
                assertTrue(content.isRight(store), message);
                content.putAll(store);
                store.publish();
                assertTrue(content.isRight(store), message);
            }
        }
    }

    @Test
    @DisplayName(
            "FS-11 whichever operation fails, publishing included: cancelling deletes our files alone")
    void cancellingAfterAnyFailure() throws Exception {
        Content content =
                Content.ofFolder(Map.of("a/b", Content.random(1, 99), "c", Content.random(2, 9)));
        for (int at = 0; at < 60; at++) {
            int[] left = {at};
            SimulatedDisk disk = failingAfter(left);
            // One of them has the very name that the download wants.
            SimulatedDisk.Node mine = foreign(disk, "mine");
            SimulatedDisk.Node wanted = foreign(disk, SimulatedRun.NAME);
            try (SimulatedRun run = new SimulatedRun(disk);
                    ChunkStore store = run.open(content)) {
                content.putAll(store);
                store.publish();
            } catch (StorageException e) {
                assertEquals(Reason.IO_ERROR, e.reason());
            }
            left[0] = -1;
            try (SimulatedRun run = new SimulatedRun(disk)) {
                run.open(content).discard();
            }
            String message = "operation " + at;
            Map<String, SimulatedDisk.Node> there = disk.root().children;
            assertSame(mine, there.get("mine"), message);
            assertSame(wanted, there.get(SimulatedRun.NAME), message);
            assertArrayEquals(new byte[] {1, 2, 3}, wanted.bytes, message);
            Set<String> others = new TreeSet<>(there.keySet());
            others.removeAll(Set.of("mine", SimulatedRun.NAME, SimulatedRun.NAME + " (1)"));
            assertEquals(Set.of(), others, message);
        }
    }

    private static SimulatedDisk.Node foreign(SimulatedDisk disk, String name) {
        SimulatedDisk.Node file = new SimulatedDisk.Node(false);
        file.bytes = new byte[] {1, 2, 3};
        file.size = file.bytes.length;
        disk.root().children.put(name, file);
        return file;
    }

    @Test
    void saysWhyInTheWordsOfTheContract() {
        assertEquals(Reason.FULL, reason("No space left on device"));
        assertEquals(Reason.FULL, reason("Disk quota exceeded"));
        assertEquals(Reason.TOO_LARGE, reason("File too large"));
        assertEquals(Reason.NOT_PERMITTED, reason("Read-only file system"));
        assertEquals(Reason.NOT_PERMITTED, reason("Operation not permitted"));
        assertEquals(
                Reason.NOT_PERMITTED,
                DiskErrors.of("x", new AccessDeniedException("folder")).reason());
        assertEquals(Reason.IO_ERROR, reason("Input/output error"));
    }

    /** A disk with one operation that fails, after as many others as are left. */
    private static SimulatedDisk failingAfter(int[] left) {
        return new SimulatedDisk((operation, bytes) -> {
            if (left[0]-- == 0) {
                throw new IOException("Input/output error");
            }
        });
    }

    private static Reason reason(String message) {
        return DiskErrors.of("x", new IOException(message)).reason();
    }

    @Test
    void aDamagedHeaderOrMissingDataMeansFetchingAgainAndNotFailing() throws Exception {
        Content content = Content.ofFile(Content.random(1, 2 * MIB));
        SimulatedDisk disk = new SimulatedDisk();
        try (SimulatedRun run = new SimulatedRun(disk)) {
            ChunkStore store = run.open(content);
            content.putAll(store);
            store.close();
            var staging = disk.root().children.get(StagingFolder.nameFor(content.id()));
            staging.children.get("part").size = MIB + 5;
            try (ChunkStore again = run.open(content)) {
                assertEquals(MIB, again.resumedBytes());
            }
            staging.children.get("journal").bytes[3] ^= 1;
            try (ChunkStore again = run.open(content)) {
                assertEquals(0, again.resumedBytes());
                content.putAll(again);
                again.publish();
            }
        }
    }
}
