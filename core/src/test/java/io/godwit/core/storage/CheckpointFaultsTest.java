package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.storage.SimulatedDisk.Faults;
import io.godwit.core.storage.SimulatedDisk.Loss;
import io.godwit.core.storage.StorageException.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A disk that has no room in the moment of a checkpoint. */
class CheckpointFaultsTest {

    private static final int MIB = 1 << 20;

    private final Content content = Content.ofFile(Content.random(1, 3 * MIB));
    private boolean faulty;

    private SimulatedDisk failing(String failing, Faults fault) {
        return new SimulatedDisk((operation, bytes) -> {
            if (faulty && operation.equals(failing)) {
                fault.check(operation, bytes);
            }
        });
    }

    private SimulatedDisk refusing(String refused) {
        return failing(
                refused,
                (_, _) -> {
                    throw new IOException("No space left on device");
                });
    }

    /** Runs out of memory in the middle of forcing, as when a thread for that cannot be started. */
    private SimulatedDisk breakingOff() {
        return failing(
                "force",
                (_, _) -> {
                    throw new OutOfMemoryError("for this test");
                });
    }

    /** Stores a chunk, and has a checkpoint fail that would cover it. */
    private ChunkStore failedOnce(SimulatedRun run, Reason reason) throws StorageException {
        ChunkStore store = run.open(content);
        content.put(store, 0, 0);
        faulty = true;
        run.scheduler.run();
        faulty = false;
        assertEquals(List.of(new StorageEvent.CheckpointFailed(content.id(), reason)), run.events);
        return store;
    }

    private void goesOnWhenOpenedAgain(SimulatedRun run, ChunkStore store) throws StorageException {
        assertThrows(StorageException.class, store::close);
        try (ChunkStore again = run.open(content)) {
            content.putAll(again);
            again.publish();
            assertTrue(content.isRight(again));
        }
    }

    @Test
    @DisplayName("SZ a checkpoint that there was no room to note: with room the same store goes on")
    void noRoomForTheNote() throws Exception {
        try (SimulatedRun run = new SimulatedRun(refusing("write"));
                ChunkStore store = failedOnce(run, Reason.FULL)) {
            content.putAll(store);
            store.publish();
            assertTrue(content.isRight(store));
        }
    }

    @Test
    @DisplayName("SZ what could not be noted is covered by the next checkpoint")
    void nextCheckpointCoversIt() throws Exception {
        SimulatedDisk disk = refusing("write");
        try (SimulatedRun run = new SimulatedRun(disk);
                ChunkStore store = failedOnce(run, Reason.FULL)) {
            content.put(store, 0, 1);
            run.scheduler.run();
            int now = disk.changes.size();
            assertResumed(2 * MIB, disk.image(now, Loss.EVERYTHING_UNFORCED, new Random(0)));
        }
    }

    @Test
    @DisplayName("SZ who publishes while there is no room for the note is told so, and then not")
    void publishingAgain() throws Exception {
        try (SimulatedRun run = new SimulatedRun(refusing("write"));
                ChunkStore store = run.open(content)) {
            content.putAll(store);
            faulty = true;
            assertEquals(
                    Reason.FULL, assertThrows(StorageException.class, store::publish).reason());
            faulty = false;
            store.publish();
            assertTrue(content.isRight(store));
        }
    }

    @Test
    @DisplayName("SZ after a force that failed for want of room nobody is told to wait for room")
    void noRoomForTheData() throws Exception {
        try (SimulatedRun run = new SimulatedRun(refusing("force"))) {
            ChunkStore store = failedOnce(run, Reason.FULL);
            assertEquals(
                    Reason.IO_ERROR,
                    assertThrows(StorageException.class, () -> content.put(store, 0, 1)).reason());
            goesOnWhenOpenedAgain(run, store);
        }
    }

    @Test
    @DisplayName("SZ what an Error kept from being forced is vouched for by no later checkpoint")
    void forcingThatBreaksOff() throws Exception {
        try (SimulatedRun run = new SimulatedRun(breakingOff())) {
            ChunkStore store = failedOnce(run, Reason.IO_ERROR);
            assertThrows(StorageException.class, () -> content.put(store, 0, 1));
            goesOnWhenOpenedAgain(run, store);
        }
    }

    @Test
    @DisplayName("SZ who publishes as forcing breaks off is told so; closing vouches for nothing")
    void publishingThatBreaksOff() throws Exception {
        SimulatedDisk disk = breakingOff();
        try (SimulatedRun run = new SimulatedRun(disk)) {
            ChunkStore store = run.open(content);
            content.putAll(store);
            faulty = true;
            assertThrows(StorageException.class, store::publish);
            faulty = false;
            assertThrows(StorageException.class, store::close);
            assertResumed(0, disk.rebooted());
        }
    }

    private void assertResumed(long bytes, SimulatedDisk left) throws StorageException {
        try (SimulatedRun next = new SimulatedRun(left);
                ChunkStore again = next.open(content)) {
            assertEquals(bytes, again.resumedBytes());
        }
    }
}
