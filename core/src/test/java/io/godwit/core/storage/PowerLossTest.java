package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.storage.SimulatedDisk.Loss;
import io.godwit.core.storage.SimulatedDisk.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Cuts the power, or kills the process, after every single change that a download makes to the disk, and starts again on
 * what could be left.
 */
class PowerLossTest {

    private static final long SEED = 20261121;

    /** Disks after each change; src/test/trust/power-loss asks for more. */
    private static final int IMAGES_PER_CHANGE = Integer.getInteger("godwit.images", 48);

    private static final int FINISH_EVERY = 7;

    /** What was claimed as stored, with the number of changes on disk when that was said. */
    private record Stored(int file, int chunk, int changes) {}

    /** A whole download as the disk saw it. */
    private record History(
            Content content, SimulatedDisk disk, List<Stored> stored, int publishing) {}

    private static History folderHistory() throws StorageException {
        return history(folder(), SimulatedRun.ONE_BY_ONE);
    }

    private static Content folder() {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 12; i++) {
            files.put("d" + i % 3 + "/f" + i, Content.random(i, 1 + i * 1500));
        }
        files.put("empty", new byte[0]);
        return Content.ofFolder(files);
    }

    private static History history(Content content, StorageSettings settings)
            throws StorageException {
        SimulatedDisk disk = new SimulatedDisk();
        List<Stored> stored = new ArrayList<>();
        int publishing;
        try (SimulatedRun run = new SimulatedRun(disk, settings);
                ChunkStore store = run.open(content)) {
            for (int file = 0; file < content.files().size(); file++) {
                store.keepLayer(file, content.layers().get(file));
                for (int chunk = 0; chunk < content.chunks(file); chunk++) {
                    content.put(store, file, chunk);
                    stored.add(new Stored(file, chunk, disk.changes.size()));
                    if (stored.size() % 4 == 0) {
                        run.scheduler.run();
                    }
                }
            }
            publishing = disk.changes.size();
            store.publish();
        }
        return new History(content, disk, stored, publishing);
    }

    @Test
    @DisplayName(
            "Power cut after every change to a folder: nothing wrong is claimed, every state is readable")
    void powerCutInAFolder() throws Exception {
        int images = cutEverywhere(folderHistory());
        System.out.println("power cuts while a folder was fetched: " + images);
        assertTrue(images >= 4_000, images + " images");
    }

    @Test
    @DisplayName(
            "Power cut after every change to a folder that is forced all at once: nothing wrong is claimed")
    void powerCutInAFolderForcedAtOnce() throws Exception {
        History history = history(folder(), SimulatedRun.atOnce(2));
        long barriers =
                history.disk.changes.stream()
                        .filter(SimulatedDisk.ForceAll.class::isInstance)
                        .count();
        assertTrue(barriers >= 4, barriers + " barriers");
        int images = cutEverywhere(history);
        System.out.println("power cuts while a folder was forced at once: " + images);
        assertTrue(images >= 3_500, images + " images");
    }

    @Test
    @DisplayName(
            "Power cut after every change to a file: nothing wrong is claimed, every state is readable")
    void powerCutInAFile() throws Exception {
        History history =
                history(Content.ofFile(Content.random(5, (2 << 20) + 7)), SimulatedRun.ONE_BY_ONE);
        int images = cutEverywhere(history);
        System.out.println("power cuts while a file was fetched: " + images);
        assertTrue(images >= 1_000, images + " images");
    }

    @Test
    @DisplayName("What was stored and then made executable is so after a power cut")
    void mayStillBeExecuted() throws Exception {
        Content program = Content.ofFile(Content.random(6, (1 << 20) + 7), true);
        SimulatedDisk disk = new SimulatedDisk();
        try (SimulatedRun run = new SimulatedRun(disk);
                ChunkStore store = run.open(program)) {
            program.putAll(store);
            run.scheduler.run();
            store.publish();
        }
        SimulatedDisk left =
                disk.image(disk.changes.size(), Loss.EVERYTHING_UNFORCED, new Random(SEED));
        assertEquals(List.of(SimulatedRun.NAME), List.copyOf(left.root().children.keySet()));
        assertTrue(left.root().children.values().stream().allMatch(file -> file.executable));
    }

    private static int cutEverywhere(History history) throws Exception {
        int images = 0;
        for (int count = 0; count <= history.disk.changes.size(); count++) {
            for (int i = 0; i < IMAGES_PER_CHANGE; i++) {
                long seed = SEED + 1000L * count + i;
                Loss loss =
                        i == 0
                                ? Loss.EVERYTHING_UNFORCED
                                : i % 2 == 0 ? Loss.JOURNALED : Loss.ANYTHING;
                SimulatedDisk image = history.disk.image(count, loss, new Random(seed));
                String when = "seed " + seed + ", " + loss + " after change " + count;
                boolean finish = images++ % FINISH_EVERY == 0;
                startAgain(history.content, image, finish, when);
            }
        }
        return images;
    }

    private static void startAgain(Content content, SimulatedDisk disk, boolean finish, String when)
            throws Exception {
        try (SimulatedRun run = new SimulatedRun(disk);
                ChunkStore store = run.open(content)) {
            assertTrue(content.isRight(store), () -> "a wrong chunk was claimed; " + when);
            if (finish) {
                content.putAll(store);
                store.publish();
            }
        } catch (StorageException e) {
            throw new AssertionError("unreadable state; " + when, e);
        }
        if (finish) {
            assertFinished(content, disk, when);
        }
    }

    /** Everything that now has a name in the download folder is the whole download, perhaps twice. */
    private static void assertFinished(Content content, SimulatedDisk disk, String when) {
        for (Map.Entry<String, Node> entry : disk.root().children.entrySet()) {
            assertTrue(entry.getKey().startsWith(SimulatedRun.NAME), entry + " is left; " + when);
            for (int file = 0; file < content.files().size(); file++) {
                Node node = entry.getValue();
                if (content.manifest().folder()) {
                    for (String part : content.manifest().files().get(file).path()) {
                        node = node.children.get(part);
                        assertTrue(node != null, part + " is missing in " + entry + "; " + when);
                    }
                }
                byte[] bytes = content.files().get(file);
                assertEquals(bytes.length, node.size, when);
                assertTrue(
                        Arrays.equals(bytes, 0, bytes.length, node.bytes, 0, bytes.length), when);
            }
        }
    }

    @Test
    @DisplayName("kill -9 after every change: every chunk whose put returned is kept")
    void killedAfterEveryChange() throws Exception {
        History history = folderHistory();
        for (int count = 0; count <= history.publishing; count++) {
            SimulatedDisk left = history.disk.image(count, null, new Random(0));
            try (SimulatedRun run = new SimulatedRun(left);
                    ChunkStore store = run.open(history.content)) {
                assertTrue(history.content.isRight(store));
                for (Stored stored : history.stored) {
                    if (stored.changes <= count) {
                        assertTrue(
                                store.verified(stored.file).get(stored.chunk),
                                stored + " is lost when killed after change " + count);
                    }
                }
            }
        }
    }

    @Test
    @DisplayName(
            "kill -9 after every change while publishing: it ends published once, nothing is fetched again")
    void killedWhilePublishing() throws Exception {
        History history = folderHistory();
        int resumed = 0;
        for (int count = history.publishing; count < history.disk.changes.size(); count++) {
            SimulatedDisk left = history.disk.image(count, null, new Random(0));
            boolean stagingLeft =
                    left.root().children.keySet().stream()
                            .anyMatch(name -> name.startsWith(StagingFolder.PREFIX));
            boolean journalOrNote =
                    left.root().children.values().stream()
                            .anyMatch(node ->
                                    node.children.containsKey("journal")
                                            || node.children.containsKey("publishing"));
            if (stagingLeft && journalOrNote) {
                try (SimulatedRun run = new SimulatedRun(left);
                        ChunkStore store = run.open(history.content)) {
                    assertEquals(history.content.manifest().total(), store.resumedBytes());
                    resumed++;
                    store.publish();
                }
                assertFinished(history.content, left, "killed after change " + count);
                assertEquals(1, left.root().children.size(), "killed after change " + count);
            }
        }
        assertTrue(resumed >= 8, resumed + " states while publishing");
    }

    @Test
    @DisplayName("A checkpoint is due two seconds after the first write, or at once after 64 MiB")
    void checkpointsInTime() throws Exception {
        Content content = Content.ofFile(Content.random(1, 3 << 20));
        StorageSettings settings =
                new StorageSettings(
                        0,
                        1 << 20,
                        2 << 20,
                        StorageSettings.DEFAULT.checkpointInterval(),
                        0,
                        16,
                        ForceSettings.DEFAULT);
        SimulatedDisk disk = new SimulatedDisk();
        try (SimulatedRun run = new SimulatedRun(disk, settings);
                ChunkStore store = run.open(content)) {
            assertEquals(-1, run.scheduler.delayMillis());
            content.put(store, 0, 0);
            assertEquals(2_000, run.scheduler.delayMillis());
            run.scheduler.run();
            assertEquals(-1, run.scheduler.delayMillis());
            content.put(store, 0, 1);
            content.put(store, 0, 2);
            run.scheduler.run();
            SimulatedDisk left =
                    disk.image(disk.changes.size(), Loss.EVERYTHING_UNFORCED, new Random(0));
            try (SimulatedRun next = new SimulatedRun(left);
                    ChunkStore again = next.open(content)) {
                assertEquals(3 << 20, again.resumedBytes());
            }
        }
    }
}
