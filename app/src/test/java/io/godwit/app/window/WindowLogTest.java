package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.share.ShareEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class WindowLogTest {
    @TempDir Path home;

    private static ShareEvent removed(String name) {
        return new ShareEvent.ShareRemoved(Path.of("/home/canary", name));
    }

    @Test
    void hasWhatHappensAndFaultsFromWhenItIsOpened() throws Exception {
        Path folder = home.resolve("logs");
        WindowLog log = new WindowLog(folder);
        log.emit(removed("before.txt"));
        assertFalse(Files.exists(folder));
        log.open();
        log.open();
        log.emit(removed("film.mkv"));
        LoggerFactory.getLogger("io.godwit.test")
                .error("a fault", new IllegalStateException("of a test"));
        log.close();
        log.emit(removed("after.txt"));
        String lines = Files.readString(folder.resolve("godwit.jsonl"));
        assertTrue(lines.contains("film.mkv"), lines);
        assertTrue(lines.contains("java.lang.IllegalStateException"), lines);
        for (String unwanted : List.of("before.txt", "after.txt", "canary")) {
            assertFalse(lines.contains(unwanted), lines);
        }
    }

    @Test
    void closedBeforeItWasOpenedItStaysClosed() {
        WindowLog log = new WindowLog(home.resolve("logs"));
        log.close();
        log.open();
        assertFalse(Files.exists(home.resolve("logs")));
    }

    @Test
    void whereThereCanBeNoLogEverythingElseGoesOn() throws Exception {
        WindowLog log = new WindowLog(Files.createFile(home.resolve("logs")));
        log.open();
        log.emit(removed("film.mkv"));
        log.close();
    }
}
