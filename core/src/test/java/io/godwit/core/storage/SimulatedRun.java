package io.godwit.core.storage;

import io.godwit.core.event.EventSink;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A process that downloads onto a simulated disk. */
final class SimulatedRun implements AutoCloseable {

    private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));
    static final String NAME = "download";

    /** Checkpoints on demand, files forced one by one. */
    static final StorageSettings ONE_BY_ONE = settings(0, Integer.MAX_VALUE);

    final ManualScheduler scheduler = new ManualScheduler();
    final List<StorageEvent> events = new ArrayList<>();
    private final FileChunkStores stores;

    SimulatedRun(SimulatedDisk disk) {
        this(disk, ONE_BY_ONE);
    }

    SimulatedRun(SimulatedDisk disk, StorageSettings settings) {
        EventSink sink = event -> events.add((StorageEvent) event);
        stores =
                new FileChunkStores(
                        settings, sink, new SecureRandom(), folder -> disk.open(), scheduler);
    }

    /** Checkpoints on demand, everything forced at once when so many files and folders wait for it. */
    static StorageSettings atOnce(int from) {
        return settings(Long.MAX_VALUE, from);
    }

    private static StorageSettings settings(long directFrom, int forceAtOnce) {
        return new StorageSettings(
                0,
                1 << 20,
                1 << 30,
                Duration.ofSeconds(2),
                directFrom,
                16,
                new ForceSettings(1, forceAtOnce));
    }

    ChunkStore open(Content content) throws StorageException {
        return stores.open(FOLDER, NAME, content.id(), content.manifest());
    }

    @Override
    public void close() {
        stores.close();
    }
}
