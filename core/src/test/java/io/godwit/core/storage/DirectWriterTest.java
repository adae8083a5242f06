package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the file system of the tests has no direct writes, those that need them show that nothing is lost then. */
class DirectWriterTest {

    private static final List<String> NAME = List.of("file");
    private static final int MIB = 1 << 20;

    @TempDir Path folder;

    private final PageBuffers buffers = new PageBuffers(0);

    private DiskFolder opened;
    private DiskFile file;

    @BeforeEach
    void open() throws IOException {
        Optional<DiskFolder> secure = SecureFolder.open(folder, new DirectWrites());
        opened = secure.isPresent() ? secure.get() : new PathFolder(folder);
        file = opened.create(NAME, DiskFolder.Access.USUAL);
    }

    @AfterEach
    void close() throws IOException {
        file.close();
        opened.close();
    }

    private byte[] written() throws IOException {
        return Files.readAllBytes(folder.resolve("file"));
    }

    @Test
    @DisplayName("What is written directly is read back, in any order and between other writes")
    void isReadBack() throws IOException {
        byte[] content = Content.random(1, 5 * MIB + 4096 + 77);
        file.writeDirect(pages(content, 3 * MIB, 2 * MIB + 4096), 3 * MIB);
        file.write(ByteBuffer.wrap(content, 0, MIB), 0);
        file.writeDirect(pages(content, MIB, 2 * MIB), MIB);
        file.writeDirect(pages(content, 5 * MIB + 4096, 77), 5 * MIB + 4096);
        byte[] read = new byte[content.length];
        assertEquals(read.length, file.read(ByteBuffer.wrap(read), 0));
        assertArrayEquals(content, read);
        file.force();
        assertArrayEquals(content, written());
    }

    @Test
    @DisplayName("What is no whole page, or begins within one, is written as usual")
    void partsOfPages() throws IOException {
        byte[] content = Content.random(2, 3 * 4096);
        file.writeDirect(pages(content, 0, 1000), 0);
        file.writeDirect(pages(content, 1000, 8192), 1000);
        file.writeDirect(pages(content, 9192, 3096), 9192);
        assertArrayEquals(content, written());
    }

    @Test
    @DisplayName("An interrupted writer writes everything and stays interrupted")
    void interrupted() throws IOException {
        byte[] content = Content.random(3, 2 * MIB);
        Thread.currentThread().interrupt();
        file.writeDirect(pages(content, 0, MIB), 0);
        file.writeDirect(pages(content, MIB, MIB), MIB);
        assertTrue(Thread.interrupted());
        assertArrayEquals(content, written());
    }

    @Test
    @DisplayName(
            "Where there are no direct writes it says so, leaves the buffer alone and does not ask again")
    void unsupported() throws IOException {
        var asked = new AtomicInteger();
        try (var writer =
                new DirectWriter(() -> {
                    asked.incrementAndGet();
                    throw new UnsupportedOperationException("O_DIRECT");
                })) {
            ByteBuffer source = buffers.acquire(2 * 4096).position(4096);
            assertFalse(writer.write(source, 0));
            assertFalse(writer.write(source, 0));
            assertEquals(4096, source.position());
            assertEquals(1, asked.get());
        }
    }

    @Test
    @DisplayName("A direct write that fails is told by the usual one, if that fails too")
    void theUsualWriteDecides() throws IOException {
        byte[] content = Content.random(4, 4096);
        var failing =
                new DirectWriter(() -> {
                    throw new IOException("Invalid argument");
                });
        Path path = folder.resolve("other");
        try (var other =
                new ChannelFile(
                        new SteadyChannel(
                                FileChannel.open(
                                        path,
                                        StandardOpenOption.CREATE_NEW,
                                        StandardOpenOption.WRITE),
                                () -> {
                                    throw new IOException("not opened again");
                                }),
                        Optional.of(failing))) {
            other.writeDirect(pages(content, 0, content.length), 0);
        }
        assertArrayEquals(content, Files.readAllBytes(path));
    }

    @Test
    @DisplayName("What is in no page buffer is left to the usual write")
    void arraysAreNotWrittenDirectly() throws IOException {
        try (var writer =
                new DirectWriter(() -> {
                    throw new AssertionError("opened for nothing");
                })) {
            assertFalse(writer.write(ByteBuffer.allocate(4096), 0));
            ByteBuffer page = buffers.acquire(3 * 4096);
            assertFalse(writer.write(page.duplicate().limit(5000), 0));
            assertFalse(writer.write(page.duplicate().position(100).limit(4196), 0));
            assertFalse(writer.write(page, 100));
        }
    }

    @Test
    @DisplayName("A page buffer is written directly, wherever it is cut at a page")
    void pagesAreWrittenDirectly() throws IOException {
        byte[] content = Content.random(5, 3 * 4096);
        Path path = Files.createFile(folder.resolve("other"));
        try (var writer =
                new DirectWriter(() -> FileChannel.open(path, StandardOpenOption.WRITE))) {
            ByteBuffer page = pages(content, 0, content.length);
            assertTrue(writer.write(page.duplicate().position(4096), 4096));
            assertTrue(writer.write(page.duplicate().limit(4096), 0));
        }
        assertArrayEquals(content, Files.readAllBytes(path));
    }

    @Test
    @DisplayName("An interrupt that cuts a direct write short is kept, and the write begun again")
    void interruptedMidway() throws IOException {
        assertTrue(isInterruptedAfter(_ -> Thread.currentThread().interrupt()));
    }

    @Test
    @DisplayName("A direct write that the interrupt of another thread cuts short is begun again")
    void closedMidway() throws IOException {
        assertFalse(isInterruptedAfter(FileChannel::close));
    }

    /** Cuts the first of two writes short. Both are done; says whether the first left the thread interrupted. */
    private boolean isInterruptedAfter(CutShortChannel.Midway midway) throws IOException {
        byte[] content = Content.random(6, 5 * 4096);
        Path path = Files.createFile(folder.resolve("other"));
        var opened = new AtomicInteger();
        boolean interrupted;
        try (var writer = cutShort(path, opened, midway)) {
            boolean all = writer.write(pages(content, 0, 3 * 4096), 0);
            interrupted = Thread.interrupted();
            assertTrue(all);
            assertTrue(writer.write(pages(content, 3 * 4096, 2 * 4096), 3 * 4096));
            assertFalse(Thread.interrupted());
        }
        assertEquals(2, opened.get());
        assertArrayEquals(content, Files.readAllBytes(path));
        return interrupted;
    }

    /** A writer whose first channel does not get to the end of its first write; those after it do. */
    private static DirectWriter cutShort(
            Path path, AtomicInteger opened, CutShortChannel.Midway midway) {
        return new DirectWriter(() -> {
            FileChannel real = FileChannel.open(path, StandardOpenOption.WRITE);
            return opened.getAndIncrement() == 0 ? new CutShortChannel(real, midway) : real;
        });
    }

    /** Those bytes as a download has them. */
    private ByteBuffer pages(byte[] content, int offset, int length) {
        return buffers.acquire(length).put(0, content, offset, length);
    }
}
