package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
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
        file.writeDirect(ByteBuffer.wrap(content, 3 * MIB, 2 * MIB + 4096), 3 * MIB);
        file.write(ByteBuffer.wrap(content, 0, MIB), 0);
        file.writeDirect(ByteBuffer.wrap(content, MIB, 2 * MIB), MIB);
        file.writeDirect(ByteBuffer.wrap(content, 5 * MIB + 4096, 77), 5 * MIB + 4096);
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
        file.writeDirect(ByteBuffer.wrap(content, 0, 1000), 0);
        file.writeDirect(ByteBuffer.wrap(content, 1000, 8192), 1000);
        file.writeDirect(ByteBuffer.wrap(content, 9192, 3096), 9192);
        assertArrayEquals(content, written());
    }

    @Test
    @DisplayName("An interrupted writer writes everything and stays interrupted")
    void interrupted() throws IOException {
        byte[] content = Content.random(3, 2 * MIB);
        Thread.currentThread().interrupt();
        file.writeDirect(ByteBuffer.wrap(content, 0, MIB), 0);
        file.writeDirect(ByteBuffer.wrap(content, MIB, MIB), MIB);
        assertTrue(Thread.interrupted());
        assertArrayEquals(content, written());
    }

    @Test
    @DisplayName(
            "Where there are no direct writes it says so, leaves the buffer alone and does not ask again")
    void unsupported() throws IOException {
        var asked = new AtomicInteger();
        try (var writer =
                new DirectWriter(
                        () -> {
                            asked.incrementAndGet();
                            throw new UnsupportedOperationException("O_DIRECT");
                        },
                        new AlignedBuffers())) {
            ByteBuffer source = ByteBuffer.allocate(2 * 4096).position(4096);
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
                new DirectWriter(
                        () -> {
                            throw new IOException("Invalid argument");
                        },
                        new AlignedBuffers());
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
            other.writeDirect(ByteBuffer.wrap(content), 0);
        }
        assertArrayEquals(content, Files.readAllBytes(path));
    }

    @Test
    @DisplayName("Buffers begin on a page and are used again")
    void buffers() {
        var buffers = new AlignedBuffers();
        ByteBuffer first = buffers.acquire();
        assertEquals(0, first.alignmentOffset(0, AlignedBuffers.PAGE));
        assertEquals(AlignedBuffers.SIZE, first.remaining());
        buffers.release(first.position(5).limit(7));
        ByteBuffer again = buffers.acquire();
        assertSame(first, again);
        assertEquals(AlignedBuffers.SIZE, again.remaining());
        assertNotSame(again, buffers.acquire());
    }

    @Test
    @DisplayName(
            "The buffer used last is used next, as it is the one still in the processor's cache")
    void lastUsedFirst() {
        var buffers = new AlignedBuffers();
        ByteBuffer first = buffers.acquire();
        ByteBuffer last = buffers.acquire();
        buffers.release(first);
        buffers.release(last);
        assertSame(last, buffers.acquire());
    }
}
