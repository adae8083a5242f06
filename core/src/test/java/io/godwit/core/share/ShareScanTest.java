package io.godwit.core.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.godwit.core.event.Event;
import io.godwit.core.share.EntryTable.Change;
import io.godwit.core.share.ShareEvent.FileSkipped;
import io.godwit.core.share.ShareEvent.SkipReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a pass forgets, and what it keeps because it only could not look at it. */
@Timeout(60)
class ShareScanTest {

    @TempDir Path temp;

    private final ThreadPoolExecutor lanes = HashLanes.start(1);
    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    private LibraryDatabase database;
    private EntryTable entries;
    private Path folder;
    private long share;

    @BeforeEach
    void open() throws Exception {
        folder = Files.createDirectories(temp.toRealPath().resolve("shared"));
        database = LibraryDatabase.open(temp.resolve("test.db"));
        entries = new EntryTable(database);
        share = new ShareTable(database).insert(folder, "shared", true, Visibility.PUBLIC).id();
    }

    @AfterEach
    void close() throws IOException {
        lanes.shutdown();
        database.close();
    }

    private ShareScan scan() {
        var site =
                new Scanning.Site(
                        entries,
                        lanes,
                        path -> false,
                        watched -> {},
                        new Offers(new OfferTable(database, new SecureRandom())),
                        events::add);
        return new ShareScan(
                new Scanning(share, folder, true, site, () -> false), () -> {}, () -> {});
    }

    /** Has the index know something, as an empty folder; to be forgotten or kept it is like any other entry. */
    private void know(String... path) throws IOException {
        var change = new Change(0, List.of(path), String.join("/", path), null);
        entries.apply(share, List.of(change), id -> {});
    }

    private boolean isKnown(String... path) throws IOException {
        return entries.find(share, List.of(path)).isPresent();
    }

    @Test
    @DisplayName("What a medium does not let a pass look at stays known; what is gone does not")
    void keepsWhatCannotBeLookedAt() throws Exception {
        know("failing", "a");
        know("failing", "b", "c");
        know("failing2");
        know("gone");
        ShareScan scan = scan();
        scan.unreadable(List.of("failing"), folder.resolve("failing"));
        scan.everything();
        assertEquals(
                List.of(true, true, false, false),
                List.of(
                        isKnown("failing", "a"),
                        isKnown("failing", "b", "c"),
                        isKnown("failing2"),
                        isKnown("gone")));
        assertEquals(
                List.of(new FileSkipped(folder.resolve("failing"), SkipReason.UNREADABLE)), events);
    }

    /** A name that is too long for the system is refused to root as well, and is no proof that nothing is there. */
    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName(
            "A place that changed and cannot be looked at stays known; one that is gone does not")
    void keepsAPlaceThatCannotBeLookedAt() throws Exception {
        String refused = "x".repeat(300);
        know(refused, "a");
        know("gone");
        scan().below(Path.of(refused));
        scan().below(Path.of("gone"));
        assertEquals(List.of(true, false), List.of(isKnown(refused, "a"), isKnown("gone")));
    }

    @Test
    @DisplayName("What was in a folder is gone when a file is in place of the folder")
    void forgetsWhatWasInAFolderThatIsAFileNow() throws Exception {
        know("folder", "in", "it");
        Files.writeString(folder.resolve("folder"), "a file");
        scan().below(Path.of("folder", "in", "it"));
        assertFalse(isKnown("folder", "in", "it"));
    }
}
