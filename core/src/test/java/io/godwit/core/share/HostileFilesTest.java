package io.godwit.core.share;

import static io.godwit.core.share.LibraryFixture.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestEntry;
import io.godwit.core.share.ShareEvent.FileSkipped;
import io.godwit.core.share.ShareEvent.SkipReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a shared folder can contain that must not be followed, opened, or told. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class HostileFilesTest extends SharedFolderFixture {

    private Path secret;

    HostileFilesTest() {
        super(false);
    }

    @BeforeEach
    void keepASecret() throws IOException {
        secret = write(temp.toRealPath().resolve("private/secret.txt"), "not to be told");
    }

    @Test
    @DisplayName(
            "FS-07 symbolic links to files and folders, in and out of the share, are never followed")
    void linksAreSkippedAndReported() throws Exception {
        write(folder.resolve("real/file.txt"), "fine");
        Files.createSymbolicLink(folder.resolve("out.txt"), secret);
        Files.createSymbolicLink(folder.resolve("out"), secret.getParent());
        Files.createSymbolicLink(folder.resolve("in"), folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere"));

        Share share = fixture.share(folder);

        assertEquals(List.of(List.of("real", "file.txt")), paths(share));
        assertEquals(5, skipped(SkipReason.LINK));
    }

    @Test
    @DisplayName("FS-07 a file swapped for a link after indexing is not served")
    void aFileSwappedForALinkIsNotServed() throws Exception {
        Path file = write(folder.resolve("a/file.txt"), "fine");
        ContentId root = fixture.rootOf(fixture.share(folder), "a", "file.txt");
        SharedFile served = fixture.library().file(root).orElseThrow();
        Files.delete(file);
        Files.createSymbolicLink(file, secret);
        assertNotServed(served);
        assertTrue(fixture.library().file(root).isEmpty());
    }

    @Test
    @DisplayName("FS-07 a folder swapped for a link after indexing leads nowhere")
    void aFolderSwappedForALinkLeadsNowhere() throws Exception {
        Path inside = write(folder.resolve("a/secret.txt"), "a harmless one");
        Files.setLastModifiedTime(inside, Files.getLastModifiedTime(secret));
        ContentId root = fixture.rootOf(fixture.share(folder), "a", "secret.txt");
        SharedFile served = fixture.library().file(root).orElseThrow();
        Files.delete(inside);
        Files.delete(folder.resolve("a"));
        Files.createSymbolicLink(folder.resolve("a"), secret.getParent());
        assertNotServed(served);
    }

    @Test
    @DisplayName("FS-07 a parent folder swapped for a link while reading never gives foreign bytes")
    void aRacingSwapNeverGivesForeignBytes() throws Exception {
        String harmless = "harmless bytes";
        write(folder.resolve("a/secret.txt"), harmless);
        assertEquals(harmless.length(), Files.size(secret));
        Share share = fixture.share(folder);
        ContentId root = fixture.rootOf(share, "a", "secret.txt");
        CopyTable.Copy copy;
        try (LibraryDatabase database = LibraryDatabase.open(temp.resolve("home/library.db"))) {
            copy = new CopyTable(database).copies(root).getFirst();
        }
        Path real = folder.resolve("a");
        Path away = folder.resolve("away");
        Path link = Files.createSymbolicLink(folder.resolve("link"), secret.getParent());
        AtomicBoolean done = new AtomicBoolean();
        Thread swapper =
                Thread.ofPlatform()
                        .start(() -> {
                            while (!done.get()) {
                                move(real, away);
                                move(link, real);
                                move(real, link);
                                move(away, real);
                            }
                        });
        int served = 0;
        byte[] target = new byte[harmless.length()];
        try (FolderHandles folders = new FolderHandles();
                FileHandles handles = new FileHandles(new LinkFreeOpener(folders))) {
            for (int round = 0; round < 3_000; round++) {
                try {
                    OpenFile file = handles.hold(copy);
                    try {
                        assertTrue(file.read(0, target, 0, target.length));
                        assertEquals(harmless, new String(target, StandardCharsets.UTF_8));
                        served++;
                    } finally {
                        file.letGo();
                    }
                } catch (IOException refused) {
                    // The link was met, or nothing was there: just what is wanted.
                } finally {
                    handles.drop(copy);
                    folders.close(); // so that the next round walks there anew
                }
            }
        } finally {
            done.set(true);
            swapper.join();
        }
        assertTrue(served > 0, "the race was never won, so nothing was tried");
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("FS-06 pipes and sockets are skipped without waiting for their other end")
    void specialFilesAreSkipped() throws Exception {
        write(folder.resolve("file.txt"), "fine");
        Process mkfifo = new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start();
        assumeTrue(mkfifo.waitFor() == 0);
        try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(folder.resolve("socket")));
            Share share =
                    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> fixture.share(folder));
            assertEquals(List.of(List.of("file.txt")), paths(share));
            assertEquals(2, skipped(SkipReason.SPECIAL));
        }
    }

    @Test
    @DisplayName("FS-06 a file swapped for a pipe after indexing is refused within two seconds")
    void aFileSwappedForAPipeIsRefused() throws Exception {
        Path file = write(folder.resolve("file.txt"), "fine");
        ContentId root = fixture.rootOf(fixture.share(folder), "file.txt");
        SharedFile served = fixture.library().file(root).orElseThrow();
        Files.delete(file);
        Process mkfifo = new ProcessBuilder("mkfifo", file.toString()).start();
        assumeTrue(mkfifo.waitFor() == 0);
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> assertNotServed(served));
    }

    @Test
    @DisplayName(
            "FS-08 names equal but for Unicode form become two entries, each with its own content")
    void namesEqualButForTheirFormStayApart() throws Exception {
        write(folder.resolve("\u00c5.txt"), "composed");
        write(folder.resolve("A\u030a.txt"), "decomposed");
        write(folder.resolve("e\u0301/inside"), "alone in its form");
        write(folder.resolve("B.txt"), "upper");
        write(folder.resolve("b.txt"), "lower");

        Share share = fixture.share(folder);

        Manifest manifest = fixture.manifest(share);
        assertEquals(5, manifest.files().size());
        assertEquals("composed", text(fixture.rootOf(share, "\u00c5.txt")));
        assertEquals("alone in its form", text(fixture.rootOf(share, "\u00e9", "inside")));
        String other =
                manifest.files().stream()
                        .map(file -> file.path().getFirst())
                        .filter(name -> name.startsWith("\u00c5 ("))
                        .findFirst()
                        .orElseThrow();
        assertTrue(other.matches("\u00c5 \\([0-9a-f]{8}\\)\\.txt"), other);
        assertEquals("decomposed", text(fixture.rootOf(share, other)));
        fixture.forgetEvents();
        fixture.library().rescan();
        write(folder.resolve("c"), "later");
        fixture.library().rescan();
        fixture.awaitChange(share);
        assertEquals(other, ManifestNames.distinct("\u00c5.txt", "A\u030a.txt").orElseThrow());
    }

    @Test
    @DisplayName(
            "FS-09 a file with the very name that another one would get does not stop indexing")
    void namesMadeToCollideAreSkipped() throws Exception {
        String plain = "\u00c5.txt";
        String decomposed = "A\u030a.txt";
        String other = ManifestNames.distinct(plain, decomposed).orElseThrow();
        for (String name : List.of(plain, decomposed, other)) {
            write(folder.resolve(name), name);
        }
        assumeFalse(Files.isSameFile(folder.resolve(plain), folder.resolve(decomposed)));
        Share share = fixture.share(folder);
        assertEquals(List.of(List.of(other), List.of(plain)), paths(share));
        assertEquals(1, skipped(SkipReason.NAME));
    }

    @Test
    @DisplayName("FS-09 names of 255 bytes are shared, names that are no text are skipped")
    void longNamesAreSharedAndBrokenOnesSkipped() throws Exception {
        String longest = "\u00e9".repeat(127) + "x";
        write(folder.resolve(longest), "long");
        Process broken =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "printf x > \"$1/$(printf 'bad\\377name')\"",
                                "sh",
                                folder.toString())
                        .start();
        assumeTrue(broken.waitFor() == 0);
        Share share = fixture.share(folder);
        assertEquals(List.of(List.of(longest)), paths(share));
        assertEquals(1, skipped(SkipReason.NAME));
    }

    @Test
    @DisplayName("FS-09 what is below a name that is no text is refused and not shared as missing")
    void whatIsBelowABrokenNameIsRefused() throws Exception {
        Process broken =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "cd \"$1\" && b=$(printf 'bad\\377name') && mkdir \"$b\""
                                        + " && printf x > \"$b/f\" && ln -s \"$b\" link",
                                "sh",
                                temp.toString())
                        .start();
        assumeTrue(broken.waitFor() == 0);
        Path file = temp.resolve("link/f");
        assertEquals(
                ShareException.Reason.NOT_ALLOWED,
                assertThrows(
                                ShareException.class,
                                () -> fixture.library().add(file, Visibility.PUBLIC))
                        .reason());
        assertEquals(List.of(), fixture.library().shares());
    }

    @Test
    @DisplayName("FS-02 names that mean another place elsewhere are skipped")
    void namesThatMeanAnotherPlaceAreSkipped() throws Exception {
        write(folder.resolve("fine"), "fine");
        for (String name : List.of("C:evil", "..\\up", "a\\b", "file:x", "~")) {
            write(folder.resolve(name), "evil");
        }
        Share share = fixture.share(folder);
        assertEquals(List.of(List.of("fine")), paths(share));
        assertEquals(5, skipped(SkipReason.NAME));
    }

    @Test
    @DisplayName("FS-01 folders deeper than a manifest can name are skipped")
    void tooDeepFoldersAreSkipped() throws Exception {
        Path deep = folder;
        for (int i = 0; i < 140; i++) {
            deep = deep.resolve("d");
        }
        write(deep.resolve("unreachable"), "x");
        write(folder.resolve("fine"), "fine");
        Share share = fixture.share(folder);
        assertTrue(paths(share).contains(List.of("fine")));
        assertEquals(1, share.files());
        assertEquals(1, skipped(SkipReason.NAME));
    }

    @Test
    void unreadableFilesAndFoldersAreSkippedAndReported() throws Exception {
        assumeFalse("root".equals(System.getProperty("user.name")));
        write(folder.resolve("fine"), "fine");
        Path file = write(folder.resolve("locked"), "x");
        Path inner = write(folder.resolve("closed/inside"), "x").getParent();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("---------"));
        Share share = fixture.share(folder);
        Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("rwx------"));
        assertEquals(List.of(List.of("fine")), paths(share));
        assertEquals(2, skipped(SkipReason.UNREADABLE));
    }

    private List<List<String>> paths(Share share) throws Exception {
        return fixture.manifest(share).entries().stream().map(ManifestEntry::path).toList();
    }

    private long skipped(SkipReason reason) {
        return fixture.events(FileSkipped.class).filter(e -> e.reason() == reason).count();
    }

    private String text(ContentId root) throws IOException {
        return new String(fixture.fetch(root), StandardCharsets.UTF_8);
    }

    private static void assertNotServed(SharedFile file) {
        byte[] target = new byte[(int) file.layout().size()];
        assertThrows(ShareException.class, () -> file.read(0, 0, target, 0, target.length));
    }
}
