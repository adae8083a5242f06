package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.storage.DiskFolder.Access;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataFilesTest {

    private static final byte[] DATA = Content.random(3, 100);

    private final SimulatedDisk disk = new SimulatedDisk();
    private final DiskFolder folder = disk.open();
    private final FakeBarrier barrier = new FakeBarrier();

    /** Counts, and can do what the system lets it. */
    private static final class FakeBarrier implements DiskBarrier {
        private boolean works = true;
        private int forced;
        private boolean closed;

        @Override
        public boolean force() {
            forced++;
            return works;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private DataFiles files(Optional<DiskBarrier> atOnce) {
        List<List<String>> paths =
                IntStream.range(0, 20).mapToObj(i -> List.of("d" + i % 2, "f" + i)).toList();
        return new DataFiles(
                DataPlace.ofTree(folder, paths),
                SimulatedRun.atOnce(5),
                new Forcer(Runnable::run),
                atOnce);
    }

    private long forcedOneByOne() {
        return disk.changes.stream().filter(SimulatedDisk.Force.class::isInstance).count();
    }

    private static void writeAll(DataFiles files) throws IOException {
        for (int file = 0; file < 20; file++) {
            files.writeWhole(file, ByteBuffer.wrap(DATA));
        }
    }

    @Test
    void manyAreForcedAtOnceAndFewOneByOne() throws Exception {
        try (DataFiles files = files(Optional.of(barrier))) {
            writeAll(files);
            files.force();
            assertEquals(1, barrier.forced);
            assertEquals(0, forcedOneByOne());
            files.writeWhole(7, ByteBuffer.wrap(DATA));
            files.force();
            assertEquals(1, barrier.forced);
            assertEquals(1, forcedOneByOne());
        }
        assertTrue(barrier.closed);
    }

    @Test
    void goesOneByOneWhereTheSystemCannotAfterAll() throws Exception {
        barrier.works = false;
        try (DataFiles files = files(Optional.of(barrier))) {
            writeAll(files);
            files.force();
        }
        // 20 files, and the folders d0, d1, tree and the one around it.
        assertEquals(24, forcedOneByOne());
    }

    @Test
    void goesOneByOneWhereThereIsNoBarrier() throws Exception {
        try (DataFiles files = files(Optional.empty())) {
            writeAll(files);
            files.force();
        }
        assertEquals(24, forcedOneByOne());
    }

    @Test
    void whatWasTakenAwayIsNotForcedAsAnEmptyFile() throws Exception {
        try (DataFiles files = files(Optional.empty())) {
            writeAll(files);
            files.moveTo(files.place());
            folder.deleteFile(List.of("tree", "d0", "f0"));
            assertThrows(NoSuchFileException.class, files::force);
        }
        assertTrue(folder.find(List.of("tree", "d0", "f0")).isEmpty());
    }

    @Test
    void whatWasWrittenWholeIsReadBack() throws Exception {
        try (DataFiles files = files(Optional.of(barrier))) {
            writeAll(files);
            byte[] read = new byte[DATA.length];
            assertEquals(DATA.length, files.read(19, 0, read, 0, read.length));
            assertEquals(List.of(DATA[0], DATA[99]), List.of(read[0], read[99]));
        }
    }

    @Test
    void readingWhatIsNotThereMakesNothing() throws Exception {
        try (DataFiles files = files(Optional.empty())) {
            byte[] read = new byte[DATA.length];
            assertThrows(NoSuchFileException.class, () -> files.read(0, 0, read, 0, read.length));
        }
        assertEquals(List.of(), folder.list(List.of()));
    }

    @Test
    void makesAFolderAgainThatSomebodyTookAway() throws Exception {
        try (DataFiles files = files(Optional.of(barrier))) {
            files.writeWhole(0, ByteBuffer.wrap(DATA));
            folder.deleteFile(List.of("tree", "d0", "f0"));
            folder.deleteFolder(List.of("tree", "d0"));
            files.writeWhole(2, ByteBuffer.wrap(DATA));
        }
        assertTrue(folder.find(List.of("tree", "d0", "f2")).isPresent());
    }

    @Test
    void aFileInPlaceOfAFolderIsNotWrittenThrough() throws Exception {
        folder.createFolder(List.of("tree"), Access.USUAL);
        folder.create(List.of("tree", "d0"), Access.USUAL).close();
        try (DataFiles files = files(Optional.of(barrier))) {
            assertThrows(
                    ForeignEntryException.class, () -> files.writeWhole(0, ByteBuffer.wrap(DATA)));
        }
    }
}
