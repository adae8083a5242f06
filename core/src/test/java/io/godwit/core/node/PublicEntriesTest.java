package io.godwit.core.node;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.Announcement;
import io.godwit.core.event.EventSink;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.share.Library;
import io.godwit.core.share.ShareState;
import io.godwit.core.share.Visibility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicEntriesTest {

    @TempDir Path temp;

    @Test
    void aRoundThatFoundNothingDoesNotHideWhatComesLater() throws IOException {
        Path folder = temp.toRealPath();
        Profile profile = new Profile(folder.resolve("home"));
        profile.prepare();
        try (Library library = LibraryShares.openLibrary(profile, EventSink.NONE)) {
            PublicEntries entries = new PublicEntries(Optional.of(library));
            Iterator<AnnouncedContent> before = entries.iterator();
            assertFalse(before.hasNext());
            library.add(Files.writeString(folder.resolve("late.txt"), "late"), Visibility.PUBLIC);
            awaitReady(library);
            assertEquals(List.of("late.txt"), names(entries.iterator()));
            assertFalse(before.hasNext());
        }
    }

    @Test
    @DisplayName(
            "each of several readers, as there is one for each discovery server, reads everything")
    void readersDoNotDisturbEachOther() throws Exception {
        Path folder = temp.toRealPath();
        Profile profile = new Profile(folder.resolve("home"));
        profile.prepare();
        try (Library library = LibraryShares.openLibrary(profile, EventSink.NONE)) {
            for (int i = 0; i < 5; i++) {
                library.add(
                        Files.writeString(folder.resolve("file-" + i), "" + i), Visibility.PUBLIC);
            }
            awaitReady(library);
            ContentId found = new ContentId(7, 0, 0, 0);
            ActiveDownloads downloads = new ActiveDownloads(System::nanoTime);
            downloads.listed(found);
            downloads.opened(found, "found", Manifest.ofFile("found", 5, found, false));
            Announcement announcement =
                    new NodeAnnouncement(
                            "Ada",
                            new LocalAddresses(InetAddress.getLoopbackAddress(), 4_000, () -> true),
                            new PublicEntries(Optional.of(library), 2),
                            downloads);
            List<String> all = names(announcement.entries());
            assertEquals(6, all.size());
            assertEquals("found", all.getLast());
            Iterator<AnnouncedContent> one = announcement.entries();
            List<String> ofOne = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                ofOne.add(one.next().name());
            }
            Iterator<AnnouncedContent> other = announcement.entries();
            List<String> ofOther = new ArrayList<>();
            while (one.hasNext() || other.hasNext()) {
                read(other, ofOther);
                read(one, ofOne);
            }
            assertEquals(all, ofOne);
            assertEquals(all, ofOther);
        }
    }

    @Test
    @DisplayName("a walk over a library that can no longer be read fails instead of ending early")
    void aPartDoesNotPassForAll() throws IOException {
        Path folder = temp.toRealPath();
        Profile profile = new Profile(folder.resolve("home"));
        profile.prepare();
        List<String> names = new ArrayList<>();
        Iterator<AnnouncedContent> walk;
        try (Library library = LibraryShares.openLibrary(profile, EventSink.NONE)) {
            for (int i = 0; i < 3; i++) {
                library.add(
                        Files.writeString(folder.resolve("file-" + i), "" + i), Visibility.PUBLIC);
            }
            awaitReady(library);
            walk = new PublicEntries(Optional.of(library), 2).iterator();
            read(walk, names);
            read(walk, names);
        }
        assertEquals(2, names.size());
        assertThrows(UncheckedIOException.class, walk::next);
    }

    private static void read(Iterator<AnnouncedContent> entries, List<String> names) {
        if (entries.hasNext()) {
            names.add(entries.next().name());
        }
    }

    private static List<String> names(Iterator<AnnouncedContent> entries) {
        List<String> names = new ArrayList<>();
        while (entries.hasNext()) {
            read(entries, names);
        }
        return names;
    }

    private static void awaitReady(Library library) {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        library.shares().stream().allMatch(s -> s.state() == ShareState.READY));
    }
}
