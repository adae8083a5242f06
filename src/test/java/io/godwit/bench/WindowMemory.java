package io.godwit.bench;

import io.godwit.tests.Network;
import io.godwit.tests.OpenedWindow;
import io.godwit.tests.SavedSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;

/**
 * The program's own window, driven by a robot through transfer after transfer from two real peers, while its memory is
 * watched. Every page is shown during each of them; the list of transfers is cleared and the copy deleted after it.
 */
final class WindowMemory {

    private static final int FILES = 4;
    private static final int SIZE = 48 << 20;

    /** Bytes a second: enough for a transfer every few seconds, and a machine that does other things too. */
    private static final long PACE = 16 << 20;

    private static final List<KeyCode> PAGES =
            List.of(
                    KeyCode.DIGIT1,
                    KeyCode.DIGIT2,
                    KeyCode.DIGIT3,
                    KeyCode.DIGIT7,
                    KeyCode.DIGIT6,
                    KeyCode.DIGIT5);

    private final OpenedWindow window;
    private final Path downloads;
    private int transfers;

    private WindowMemory(OpenedWindow window, Path downloads) {
        this.window = window;
        this.downloads = downloads;
    }

    /** Runs for so many minutes and prints how much memory this process has. */
    static void run(Path folder, int minutes) throws IOException, TimeoutException {
        Path home = folder.resolve("window");
        Path downloads = home.resolve("downloads");
        List<Path> files = files(folder.resolve("shared"));
        try (Network network = new Network(folder.resolve("profiles"))) {
            network.peer(files.toArray(Path[]::new));
            network.peer(files.toArray(Path[]::new));
            for (Path file : files) {
                network.awaitFindable(file.getFileName().toString(), 2);
            }
            SavedSettings.change(home, SavedSettings.server(network.url()));
            SavedSettings.change(home, now -> now.withNetwork(now.network().withLimits(0, PACE)));
            try (OpenedWindow window = OpenedWindow.open(home);
                    MemoryLevel level = MemoryLevel.watch(System.out)) {
                window.awaitText("#network-state", "Online");
                new WindowMemory(window, downloads).transferFor(Duration.ofMinutes(minutes), files);
                level.summary(System.out);
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        byte[] content = new byte[SIZE];
        for (int i = 0; i < FILES; i++) {
            new Random(i).nextBytes(content);
            Path file = folder.resolve("film number " + i + ".mkv");
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write(content);
            }
            files.add(file);
        }
        return files;
    }

    private void transferFor(Duration time, List<Path> files) throws IOException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < time.toNanos()) {
            transfer(files.get(transfers % files.size()));
            transfers++;
        }
        System.out.printf(
                "%d transfers, %,d MiB through the window%n",
                transfers, (long) transfers * SIZE >> 20);
    }

    private void transfer(Path original) throws IOException {
        String name = original.getFileName().toString();
        Path copy = downloads.resolve(name);
        window.fetch(name);
        PAGES.forEach(window::page);
        window.click("#transfers-clear"); // which can be clicked when it has arrived
        if (Files.mismatch(original, copy) != -1) {
            throw new IOException("the copy of " + name + " differs");
        }
        Files.delete(copy);
    }
}
