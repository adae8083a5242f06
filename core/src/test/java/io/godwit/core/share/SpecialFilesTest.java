package io.godwit.core.share;

import static io.godwit.core.share.LibraryFixture.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ManifestEntry;
import io.godwit.core.share.ShareEvent.FileSkipped;
import io.godwit.core.share.ShareEvent.SkipReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Pipes, sockets and devices in a shared folder: opening one could wait for ever, read for ever, or set something off. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class SpecialFilesTest extends SharedFolderFixture {

    private static final Duration SOON = Duration.ofSeconds(20);

    SpecialFilesTest() {
        super(true);
    }

    @BeforeEach
    void writeAnOrdinaryFile() throws IOException {
        write(folder.resolve("file.txt"), "fine");
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private Path pipe(String name) throws Exception {
        Path pipe = folder.resolve(name);
        assertTrue(succeeds("mkfifo", pipe.toString()));
        return pipe;
    }

    private Path device(String name, String... kind) throws Exception {
        Path device = folder.resolve(name);
        String[] command = new String[2 + kind.length];
        command[0] = "mknod";
        command[1] = device.toString();
        System.arraycopy(kind, 0, command, 2, kind.length);
        assumeTrue(
                succeeds(command),
                () -> "devices cannot be made as " + System.getProperty("user.name"));
        return device;
    }

    private long skipped(SkipReason reason) {
        return fixture.events(FileSkipped.class).filter(e -> e.reason() == reason).count();
    }

    private void assertSharedAlone(Share share, String name) throws Exception {
        assertEquals(
                List.of(List.of(name)),
                fixture.manifest(share).entries().stream().map(ManifestEntry::path).toList());
    }

    @Test
    @DisplayName("FS-06 a pipe in a shared folder is never opened, at sharing, watching or looking")
    void pipesAreNeverOpened() throws Exception {
        Path pipe = pipe("pipe");
        // A pipe lets its writer in as soon as anybody opens it for reading.
        FutureTask<String> writer =
                new FutureTask<>(() -> {
                    try (OutputStream out = Files.newOutputStream(pipe)) {
                        return "somebody opened " + out;
                    }
                });
        Thread.ofPlatform().daemon().start(writer);
        Share share = assertTimeoutPreemptively(SOON, () -> fixture.share(folder));
        assertSharedAlone(share, "file.txt");
        assertEquals(1, skipped(SkipReason.SPECIAL));
        write(folder.resolve("later.txt"), "changes the folder");
        fixture.awaitChange(share);
        fixture.library().rescan();
        assertEquals(
                ShareException.Reason.NOT_A_FILE,
                assertTimeoutPreemptively(
                        SOON,
                        () ->
                                assertThrows(
                                                ShareException.class,
                                                () -> fixture.library().add(pipe, Visibility.LINK))
                                        .reason()));
        assertTrue(!writer.isDone(), "the pipe was opened");
        try (InputStream reader = Files.newInputStream(pipe)) {
            assertEquals(-1, reader.read());
        }
    }

    @Test
    @DisplayName("FS-06 nobody calls a socket in a shared folder")
    void socketsAreNotCalled() throws Exception {
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(folder.resolve("socket")));
            socket.configureBlocking(false);
            assertSharedAlone(fixture.share(folder), "file.txt");
            assertEquals(1, skipped(SkipReason.SPECIAL));
            assertNull(socket.accept());
        }
    }

    @Test
    @DisplayName("FS-06 devices in a shared folder are told by their kind and not opened")
    void devicesAreNotOpened() throws Exception {
        device("endless", "c", "1", "5");
        // Nothing drives these two: opening them fails, and that would be another reason to skip.
        device("characters", "c", "240", "77");
        device("blocks", "b", "240", "77");
        Share share = assertTimeoutPreemptively(SOON, () -> fixture.share(folder));
        assertSharedAlone(share, "file.txt");
        assertEquals(3, skipped(SkipReason.SPECIAL));
        assertEquals(0, skipped(SkipReason.UNREADABLE));
    }

    @Test
    @DisplayName("FS-06 a file swapped for a device after indexing is not served")
    void aFileSwappedForADeviceIsNotServed() throws Exception {
        ContentId root = fixture.rootOf(fixture.share(folder), "file.txt");
        SharedFile served = fixture.library().file(root).orElseThrow();
        Files.delete(folder.resolve("file.txt"));
        device("file.txt", "c", "1", "5");
        byte[] target = new byte[4];
        assertTimeoutPreemptively(
                SOON,
                () ->
                        assertThrows(
                                ShareException.class,
                                () -> served.read(0, 0, target, 0, target.length)));
    }

    @Test
    void aFolderThatCannotEvenBeLookedAtIsUnreadableAndNotSomethingElse() throws Exception {
        Path foreign = Files.createDirectory(temp.toRealPath().resolve("foreign"));
        // A file system of another user's, as a network drive may be: closed to root as well.
        assumeTrue(
                succeeds(
                        "sh",
                        "-c",
                        "exec 9<>/dev/fuse && exec mount -i -t fuse"
                                + " -o fd=9,rootmode=40000,user_id=65534,group_id=65534"
                                + " godwit-test \"$0\"",
                        foreign.toString()),
                () -> "no file system can be mounted here as " + System.getProperty("user.name"));
        try {
            for (Path path : List.of(foreign, foreign.resolve("inner"))) {
                assertEquals(
                        ShareException.Reason.UNREADABLE,
                        assertThrows(
                                        ShareException.class,
                                        () -> fixture.library().add(path, Visibility.PUBLIC))
                                .reason());
            }
        } finally {
            assertTrue(succeeds("umount", foreign.toString()));
        }
    }
}
