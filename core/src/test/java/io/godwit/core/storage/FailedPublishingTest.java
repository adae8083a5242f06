package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.storage.SimulatedDisk.Node;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a person makes after a publication that failed is theirs. */
class FailedPublishingTest {

    private static final int NEVER = Integer.MAX_VALUE;

    private final Content file = Content.ofFile(Content.random(1, (1 << 20) + 5));
    private final Content folder = Content.ofFolder(Map.of("a/b", Content.random(2, 99)));

    @Test
    @DisplayName("FS-11 an empty file outlives going on, whatever failed while publishing")
    void emptyFile() throws Exception {
        everywhere(file);
    }

    @Test
    @DisplayName("FS-11 an empty folder outlives going on, whatever failed while publishing")
    void emptyFolder() throws Exception {
        everywhere(folder);
    }

    private static void everywhere(Content content) throws Exception {
        int stayed = 0;
        boolean failed = true;
        for (int at = 0; failed; at++) {
            int[] left = {NEVER};
            SimulatedDisk disk =
                    new SimulatedDisk((operation, bytes) -> {
                        if (left[0]-- == 0) {
                            throw new IOException("Input/output error");
                        }
                    });
            try (SimulatedRun run = new SimulatedRun(disk)) {
                ChunkStore store = run.open(content);
                content.putAll(store);
                left[0] = at;
                failed = !isPublished(store);
                left[0] = NEVER;
                if (!disk.root().children.containsKey(SimulatedRun.NAME)) {
                    goesOn(run, disk, content, "operation " + at);
                    stayed++;
                }
            }
        }
        assertTrue(stayed >= 8, stayed + " failures before the move");
    }

    private static boolean isPublished(ChunkStore store) {
        try (store) {
            store.publish();
            return true;
        } catch (StorageException e) {
            return false;
        }
    }

    private static void goesOn(
            SimulatedRun run, SimulatedDisk disk, Content content, String message)
            throws Exception {
        List<String> name = List.of(SimulatedRun.NAME);
        if (content.manifest().folder()) {
            disk.open().createFolder(name, DiskFolder.Access.USUAL);
        } else {
            disk.open().create(name, DiskFolder.Access.USUAL).close();
        }
        Map<String, Node> there = disk.root().children;
        Node theirs = there.get(SimulatedRun.NAME);
        try (ChunkStore again = run.open(content)) {
            content.putAll(again);
            assertEquals(
                    SimulatedRun.NAME + " (1)", again.publish().getFileName().toString(), message);
        }
        assertSame(theirs, there.get(SimulatedRun.NAME), message);
        assertFalse(theirs.deleted, message);
    }
}
