package io.godwit.core.node;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.TrustStore;
import io.godwit.core.identity.Verification;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.ListedContent;
import io.godwit.core.share.Library;
import io.godwit.core.share.Share;
import io.godwit.core.share.ShareState;
import io.godwit.core.share.Visibility;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryCatalogTest {
    private static final PeerId STRANGER = new PeerId(1, 0, 0, 0);
    private static final PeerId FRIEND = new PeerId(2, 0, 0, 0);
    private static final PeerId BLOCKED = new PeerId(3, 0, 0, 0);

    @TempDir Path temp;
    private Library library;
    private LibraryCatalog catalog;
    private final Map<Visibility, ContentId> roots = new EnumMap<>(Visibility.class);

    @BeforeEach
    void shareOneFileOfEachVisibility() throws IOException {
        Path folder = temp.toRealPath();
        Profile profile = new Profile(folder.resolve("home"));
        profile.prepare();
        library = LibraryShares.openLibrary(profile, EventSink.NONE);
        for (Visibility visibility : Visibility.values()) {
            Path file = Files.writeString(folder.resolve(visibility + ".txt"), "" + visibility);
            library.add(file, visibility);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        library.shares().stream().allMatch(s -> s.state() == ShareState.READY));
        for (Share share : library.shares()) {
            roots.put(share.visibility(), share.id().orElseThrow());
        }
        TrustStore trust =
                TrustStore.open(profile.trustFile(), InstantSource.system(), EventSink.NONE);
        trust.addContact(FRIEND, "Ada", Verification.NONE);
        trust.block(BLOCKED);
        catalog = new LibraryCatalog(library, trust);
    }

    @AfterEach
    void close() throws IOException {
        library.close();
    }

    @Test
    void listsToEachWhatTheyMaySee() {
        assertEquals(List.of("PUBLIC.txt"), names(STRANGER));
        assertEquals(List.of("PUBLIC.txt", "CONTACTS.txt"), names(FRIEND));
        assertEquals(List.of(), names(BLOCKED));
    }

    @Test
    void findsForEachWhatTheyMaySee() {
        assertEquals(0, catalog.search(STRANGER, "contacts", "", 10).entries().size());
        assertEquals(1, catalog.search(FRIEND, "contacts", "", 10).entries().size());
        assertEquals(0, catalog.search(FRIEND, "link", "", 10).entries().size());
    }

    @Test
    void givesToEachWhatTheyMayFetch() {
        assertEquals(
                List.of(true, false, true), mayFetch(STRANGER), "a link is for whoever knows it");
        assertEquals(List.of(true, true, true), mayFetch(FRIEND));
        assertEquals(List.of(false, false, false), mayFetch(BLOCKED));
    }

    @Test
    void offersToEachWhatTheyMayFetch() throws IOException {
        Map<Visibility, ContentId> offers = new EnumMap<>(Visibility.class);
        for (Visibility visibility : Visibility.values()) {
            Path large = temp.toRealPath().resolve(visibility + ".img");
            try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
                sparse.setLength(65L << 20);
            }
            library.add(large, visibility);
            offers.put(visibility, library.offer(large).orElseThrow().id());
        }
        assertEquals(List.of(true, false, true), mayFetch(STRANGER, offers));
        assertEquals(List.of(true, true, true), mayFetch(FRIEND, offers));
        assertEquals(List.of(false, false, false), mayFetch(BLOCKED, offers));
        assertEquals(List.of("PUBLIC.txt"), names(STRANGER), "an offer is not listed");
    }

    @Test
    void announcesWhatIsPublicAndThenWhatIsFetchedOfPublicContent() throws Exception {
        ActiveDownloads downloads = new ActiveDownloads(System::nanoTime);
        NodeAnnouncement announcement =
                new NodeAnnouncement(
                        "Ada",
                        new LocalAddresses(InetAddress.getLoopbackAddress(), 4_000, () -> true),
                        new PublicEntries(Optional.of(library)),
                        downloads);
        ContentId found = new ContentId(7, 0, 0, 0);
        ContentId secret = new ContentId(8, 0, 0, 0);
        long before = announcement.revision();
        downloads.begun(found);
        downloads.listed(found);
        downloads.opened(found, "found", Manifest.ofFile("found", 5, found, false));
        downloads.opened(secret, "secret", Manifest.ofFile("secret", 5, secret, false));
        assertTrue(announcement.revision() > before);
        assertEquals(List.of("PUBLIC.txt", "found"), names(announcement.entries()));
        downloads.ended(found);
        assertEquals(List.of("PUBLIC.txt"), names(announcement.entries()));
    }

    @Test
    void announcesWhatIsSharedAfterNothingWas() throws IOException {
        Profile empty = new Profile(temp.toRealPath().resolve("empty"));
        empty.prepare();
        try (Library fresh = LibraryShares.openLibrary(empty, EventSink.NONE)) {
            PublicEntries entries = new PublicEntries(Optional.of(fresh));
            assertFalse(entries.iterator().hasNext());
            fresh.add(temp.toRealPath().resolve("PUBLIC.txt"), Visibility.PUBLIC);
            await().atMost(Duration.ofSeconds(30)).until(() -> entries.iterator().hasNext());
        }
    }

    private static List<String> names(Iterator<AnnouncedContent> entries) {
        List<String> names = new ArrayList<>();
        entries.forEachRemaining(entry -> names.add(entry.name()));
        return names;
    }

    private List<String> names(PeerId requester) {
        return catalog.list(requester, "", 10).entries().stream().map(ListedContent::name).toList();
    }

    private List<Boolean> mayFetch(PeerId requester) {
        return mayFetch(requester, roots);
    }

    private List<Boolean> mayFetch(PeerId requester, Map<Visibility, ContentId> ids) {
        return List.of(Visibility.PUBLIC, Visibility.CONTACTS, Visibility.LINK).stream()
                .map(visibility -> catalog.file(ids.get(visibility), requester).isPresent())
                .toList();
    }
}
