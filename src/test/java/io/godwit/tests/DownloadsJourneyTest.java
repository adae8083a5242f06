package io.godwit.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.godwit.app.transfers.TransferState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people fetch in the window, with a discovery server and other peers as processes of their own. */
class DownloadsJourneyTest extends WindowInNetworkFixture {

    private static final int MEBIBYTE = 1 << 20;
    private static final KeyCode TRANSFERS = KeyCode.DIGIT5;
    private static final KeyCode DOWNLOADS = KeyCode.DIGIT6;
    private static final KeyCode SETTINGS = KeyCode.DIGIT8;

    private Path downloads;

    @BeforeEach
    void resolveDownloads() {
        downloads = home.resolve("downloads");
    }

    /** A file that another peer shares, found and waited for. */
    private Path shared(String name, int mebibytes) throws Exception {
        Path file = Content.file(folder.resolve("first").resolve(name), mebibytes * MEBIBYTE, 5);
        network.peer(file);
        network.awaitFindable(name, 1);
        return file;
    }

    /** The name is there a moment before the content, empty, so that nobody else takes it. */
    private static void awaitCopy(OpenedWindow window, Path original, Path copy)
            throws IOException {
        long size = Files.size(original);
        window.awaitThat(copy + " arrives", () -> copy.toFile().length() == size);
        Content.assertSame(original, copy);
    }

    /** Slow enough that the second source is there long before the first has given everything, and has its turn. */
    @Test
    void findsAndFetchesFromTwoPeersWithTheKeyboardAlone() throws Exception {
        SavedSettings.change(
                home,
                settings -> settings.withNetwork(settings.network().withLimits(0, 32 * MEBIBYTE)));
        Path original = shared("autumn film.mkv", 160);
        Path second = Files.createDirectories(folder.resolve("second")).resolve("autumn film.mkv");
        network.peer(Files.copy(original, second));
        network.awaitFindable("autumn film.mkv", 2);
        Path copy = downloads.resolve("autumn film.mkv");
        try (OpenedWindow window = online()) {
            window.fetch("autumn film");
            awaitCopy(window, original, copy);
            window.page(TRANSFERS);
            window.awaitTransfer(
                    "both peers gave some of it",
                    one -> one.state() == TransferState.DONE && one.sources() == 2);
            window.page(DOWNLOADS);
            window.awaitThat("history lists it", () -> window.rows("#downloads-table") == 1);
        }
        try (OpenedWindow again = online()) {
            again.page(DOWNLOADS);
            again.awaitThat("history remembers it", () -> again.rows("#downloads-table") == 1);
        }
    }

    @Test
    void pausesCancelsAndFetchesAgain() throws Exception {
        SavedSettings.change(
                home, settings -> settings.withNetwork(settings.network().withLimits(0, MEBIBYTE)));
        Path original = shared("large.iso", 32);
        Path copy = downloads.resolve("large.iso");
        try (OpenedWindow window = online()) {
            window.fetch("large.iso");
            window.page(TRANSFERS);
            window.awaitTransfer("some of it is here", one -> one.doneBytes() > 0);
            window.click("#transfer-pause");
            window.awaitTransfer("it rests", one -> one.state() == TransferState.PAUSED);
            window.click("#transfer-resume");
            window.awaitTransfer("it goes on", one -> one.state() == TransferState.RUNNING);
            window.click("#transfer-end");
            window.click(".dialog-pane .danger");
            window.awaitTransfer("it is over", one -> one.state() == TransferState.CANCELLED);
            window.awaitThat("nothing of it is left", () -> isEmpty(downloads));
            window.page(SETTINGS);
            window.paste("#settings-download", "");
            window.page(TRANSFERS);
            window.click("#transfer-retry");
            awaitCopy(window, original, copy);
        }
    }

    /** As slow as this nobody could take what begins anew for what goes on. */
    @Test
    void goesOnWithAnUnfinishedDownloadWhenItIsOpenedAgain() throws Exception {
        SavedSettings.change(
                home, settings -> settings.withNetwork(settings.network().withLimits(0, MEBIBYTE)));
        Path original = shared("large.iso", 32);
        long there = 8 * MEBIBYTE;
        try (OpenedWindow window = online()) {
            window.fetch("large.iso");
            window.page(TRANSFERS);
            window.awaitTransfer("a part is here", one -> one.doneBytes() >= there);
        }
        assertFalse(
                Files.exists(downloads.resolve("large.iso"))
                        && Files.size(downloads.resolve("large.iso")) > 0,
                "it has its name before it is whole");
        try (OpenedWindow again = online()) {
            again.page(TRANSFERS);
            AtomicLong first = new AtomicLong(-1);
            again.awaitTransfer(
                    "it goes on by itself",
                    one -> {
                        first.compareAndSet(-1, one.doneBytes() > 0 ? one.doneBytes() : -1);
                        return one.state() == TransferState.RUNNING && first.get() > 0;
                    });
            assertTrue(first.get() >= there / 2, () -> "began anew with " + first.get());
            again.page(SETTINGS);
            again.paste("#settings-download", "");
            awaitCopy(again, original, downloads.resolve("large.iso"));
        }
    }

    @Test
    void reordersAndLimitsDownloadsAndRemembersBoth() throws Exception {
        SavedSettings.change(
                home,
                settings ->
                        settings.withNetwork(
                                settings.network().withLimits(0, MEBIBYTE).withActiveDownloads(1)));
        Path film = shared("long film.mkv", 96);
        Path song = shared("short song.flac", 2);
        try (OpenedWindow window = online()) {
            window.fetch("long film");
            window.fetch("short song");
            window.page(TRANSFERS);
            window.awaitThat(
                    "one has its turn and one waits",
                    () -> window.transfers().equals(List.of("long film.mkv", "short song.flac")));
            window.click("short song.flac");
            window.keys(KeyCode.ALT, KeyCode.UP);
            window.awaitThat(
                    "the song is first",
                    () -> window.transfers().equals(List.of("short song.flac", "long film.mkv")));
            window.click("long film.mkv");
            window.keys(KeyCode.CONTROL, KeyCode.L);
            window.type("200 KiB/s");
            window.keys(KeyCode.ENTER);
            window.awaitThat("the limit is told", () -> window.says("at most 200 KiB/s"));
        }
        try (OpenedWindow again = online()) {
            again.page(TRANSFERS);
            again.awaitThat(
                    "the order is remembered",
                    () -> again.transfers().equals(List.of("short song.flac", "long film.mkv")));
            again.awaitThat("and the limit", () -> again.says("at most 200 KiB/s"));
            awaitCopy(again, song, downloads.resolve("short song.flac"));
            again.page(SETTINGS);
            again.paste("#settings-download", "");
            again.page(TRANSFERS);
            again.click("long film.mkv");
            again.keys(KeyCode.CONTROL, KeyCode.L);
            again.click("#limit-none");
            awaitCopy(again, film, downloads.resolve("long film.mkv"));
        }
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void waitsOnAFullDiskAndGoesOnWhenThereIsRoom() throws Exception {
        Optional<SmallDisk> made = SmallDisk.make(downloads, 16);
        assumeTrue(
                made.isPresent(),
                () -> "no small disk can be made as " + System.getProperty("user.name"));
        try (SmallDisk disk = made.orElseThrow()) {
            Path original = shared("photos.tar", 8);
            try (OpenedWindow window = online()) {
                window.fetch("photos.tar");
                window.page(TRANSFERS);
                window.awaitTransfer("it waits", one -> one.state() == TransferState.NO_SPACE);
                assertTrue(window.says("Disk full"));
                assertTrue(window.says("free some space and press Resume"));
                assertFalse(Files.exists(downloads.resolve("photos.tar")));
                disk.resize(1_024);
                window.click("#transfer-resume");
                awaitCopy(window, original, downloads.resolve("photos.tar"));
            }
        }
    }
}
