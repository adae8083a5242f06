package io.godwit.discovery.server.search;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.peer.PeerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchIndexTest {

    private final SearchIndex index = new SearchIndex();
    private final AtomicLong slices = new AtomicLong();
    private long peers;

    @ParameterizedTest
    @CsvSource({
        "holiday photo,Holiday_Photo-2024.JPG",
        "PHOTO HOL,Holiday_Photo-2024.JPG",
        "2024,Holiday_Photo-2024.JPG",
        "jpg,Holiday_Photo-2024.JPG",
        "iphone,iPhone backup.zip",
        "phone,iPhone backup.zip",
        "myphoto,myPhoto2024.png",
        "photo2,myPhoto2024.png",
        "pdffile,PDFFile.pdf",
        "strasse,Straße.txt",
        "STRASSE,straße.txt",
        "café,CAFE\u0301.txt",
        "ﬁle,file.txt",
        "Σίσυφος,ΣΊΣΥΦΟΣ.txt",
        "写真,写真.png",
        "שלום,שלום עולם.txt",
        "😀,😀 smile.txt",
    })
    void findsByTheBeginningsOfWords(String query, String name) {
        publish(name);
        boolean hasWords = !SearchQuery.of(query).words().isEmpty();
        assertEquals(hasWords ? List.of(name) : List.of(), names(query));
    }

    @ParameterizedTest
    @CsvSource({"oliday,Holiday.jpg", "holiday movie,Holiday photo.jpg", "hone,iPhone.zip"})
    void doesNotFindInsideWords(String query, String name) {
        publish(name);
        assertEquals(List.of(), names(query));
    }

    @Test
    void ranksTheNameItselfThenItsStartThenAllWordsThenSources() {
        publish("my notes.txt", 1);
        publish("notes.txt and more", 2);
        publish("notes.txt", 3);
        publish("old notes txt", 4);
        publish("old notes txt", 4);
        assertEquals(
                List.of("notes.txt", "notes.txt and more", "old notes txt", "my notes.txt"),
                names("notes.txt"));
    }

    @Test
    void mergesByContentAndCountsSources() {
        publish("a film.mkv", 1);
        publish("b film.mkv", 1);
        publish("b film.mkv", 1);
        FoundContent hit = search("film", Optional.empty(), 10).hits().getFirst();
        assertEquals("b film.mkv", hit.name());
        assertEquals(3, hit.sources());
        assertEquals(3, index.sources(hit.id(), 10, new Random(1)).size());
        assertEquals(2, index.sources(hit.id(), 2, new Random(1)).size());
    }

    @Test
    void anotherSizeForTheSameRootIsAnotherHit() {
        index(List.of(new AnnouncedContent("x", false, 1, id(1))));
        index(List.of(new AnnouncedContent("x", false, 2, id(1))));
        assertEquals(2, search("x", Optional.empty(), 10).hits().size());
        assertEquals(2, index.sources(id(1), 10, new Random(1)).size());
    }

    @Test
    @DisplayName("SZ one peer has one size for a root, and all have a bounded number of them")
    void sizesOfARootAreBounded() {
        index(List.of(new AnnouncedContent("true", false, 1_000, id(1))));
        var lies = new ArrayList<AnnouncedContent>();
        for (int i = 0; i < 10_000; i++) {
            lies.add(new AnnouncedContent("lie " + i, false, i % 1_000, id(1)));
        }
        Generation liar = index(lies);
        assertEquals(2, index.contentCount());
        assertEquals(2, index.sources(id(1), 10, new Random(1)).size());
        for (int i = 1_001; i < 1_300; i++) {
            index(List.of(new AnnouncedContent("crowd " + i, false, i, id(1))));
        }
        assertEquals(64, index.contentCount());
        // Whatever size they were counted for, all who have it are found.
        assertEquals(301, index.sources(id(1), 1_000, new Random(1)).size());
        index.remove(liar);
        assertEquals(63, index.contentCount());
        assertEquals(1, search("true", Optional.empty(), 10).hits().size());
    }

    @Test
    void aLookUpChoosesAmongAllOfALargeSwarm() {
        for (int i = 0; i < 500; i++) {
            publish("film", 1);
        }
        var seen = new HashSet<PeerId>();
        var random = new Random(1);
        for (int i = 0; i < 200; i++) {
            List<PeerId> chosen = index.sources(id(1), 50, random);
            assertEquals(50, new HashSet<>(chosen).size());
            seen.addAll(chosen);
        }
        assertEquals(500, seen.size());
    }

    @Test
    void pagesMeetWithoutGapAndRepetition() {
        var expected = new HashSet<String>();
        for (int i = 0; i < 250; i++) {
            publish("page " + i, i);
            expected.add("page " + i);
        }
        var seen = new ArrayList<String>();
        Optional<SearchCursor> after = Optional.empty();
        do {
            SearchListing page = search("page", after, 40);
            page.hits().forEach(hit -> seen.add(hit.name()));
            after = page.next().flatMap(next -> SearchCursor.parse(next.format()));
            assertEquals(page.next(), after);
        } while (after.isPresent());
        assertEquals(250, seen.size());
        assertEquals(expected, new HashSet<>(seen));
    }

    @Test
    void whatIsOnItsWayMovesNothingFromOnePageToAnother() {
        for (int i = 0; i < 4; i++) {
            publish("page " + i, i);
        }
        SearchListing first = search("page", Optional.empty(), 2);
        var coming = new Generation(new PeerId(0, 0, 0, ++peers), 1);
        index.add(coming, List.of(content("page 0", 0), content("page 3", 3)));
        SearchListing second = search("page", first.next(), 2);
        assertEquals(
                List.of("page 2", "page 3"),
                second.hits().stream().map(FoundContent::name).toList());
    }

    @Test
    void anEditionIsInvisibleUntilPublishedAndReplacesAtOneStroke() {
        Generation old = index(List.of(content("old one", 1), content("both", 2)));
        var fresh = new Generation(old.owner(), 2);
        index.add(fresh, List.of(content("both", 2)));
        index.add(fresh, List.of(content("new one", 3)));
        assertEquals(List.of("old one"), names("one"));
        assertEquals(1, search("both", Optional.empty(), 10).hits().getFirst().sources());
        index.publish(fresh, Optional.of(old));
        assertEquals(List.of("new one"), names("one"));
        assertEquals(1, search("both", Optional.empty(), 10).hits().getFirst().sources());
        index.remove(old);
        assertEquals(List.of("both"), names("both"));
        assertEquals(2, index.entryCount());
        assertEquals(2, index.contentCount());
    }

    @Test
    void nothingIsLeftWhenAllHasGone() {
        var editions = new ArrayList<Generation>();
        for (int i = 0; i < 20; i++) {
            editions.add(index(List.of(content("same name", 1), content("file " + i, 10 + i))));
        }
        editions.forEach(index::remove);
        assertEquals(List.of(), names("name"));
        assertEquals(List.of(), names("file"));
        assertEquals(0, index.entryCount());
        assertEquals(0, index.contentCount());
    }

    @Test
    void agreesWithASlowSearchOnRandomNames() {
        long seed = 20_261_121;
        var random = new Random(seed);
        var all = new ArrayList<String>();
        String[] parts = {"red", "reed", "Blue", "blueish", "x", "42", "4", "_", ".txt", "É"};
        for (int i = 0; i < 500; i++) {
            var name = new StringBuilder();
            for (int j = 0; j <= random.nextInt(4); j++) {
                name.append(parts[random.nextInt(parts.length)])
                        .append(random.nextBoolean() ? " " : "");
            }
            all.add(name.append("#").append(i).toString());
            publish(all.getLast(), i);
        }
        for (String query : List.of("re", "blue", "x 4", "red blue", "é", "txt 42", "4 4")) {
            var expected = new HashSet<String>();
            for (String name : all) {
                if (SearchQuery.of(query).words().stream()
                        .allMatch(word ->
                                NameKey.of(name).words().stream()
                                        .anyMatch(w -> w.startsWith(word)))) {
                    expected.add(name);
                }
            }
            assertEquals(
                    expected,
                    new HashSet<>(names(query, 1_000)),
                    () -> "seed " + seed + ", query " + query);
        }
    }

    @Test
    void manyNamesOfOneContentStayBounded() {
        for (int i = 0; i < 200; i++) {
            publish("alias " + i, 1);
        }
        assertEquals(1, index.contentCount());
        assertEquals(200, search("alias", Optional.empty(), 10).hits().getFirst().sources());
    }

    @Test
    @DisplayName("REG-06 a search waits for a slice or two, however many are publishing at once")
    void searchesDoNotWaitForAllWhoPublish() throws Exception {
        int publishers = 24;
        var goOn = new AtomicBoolean(true);
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < publishers; i++) {
            long owner = i;
            writers.add(Thread.ofPlatform().start(() -> publishAndTakeOut(owner, goOn)));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> slices.get() > publishers);
        long[] meanwhile = new long[21];
        for (int i = 0; i < meanwhile.length; i++) {
            long before = slices.get();
            search("nothing like this", Optional.empty(), 10);
            meanwhile[i] = slices.get() - before;
        }
        goOn.set(false);
        for (Thread writer : writers) {
            writer.join();
        }
        Arrays.sort(meanwhile);
        long median = meanwhile[meanwhile.length / 2];
        assertTrue(median < publishers / 6, () -> Arrays.toString(meanwhile));
    }

    /** Adds slice by slice, so that they can be counted. */
    private void publishAndTakeOut(long owner, AtomicBoolean goOn) {
        while (goOn.get()) {
            var edition = new Generation(new PeerId(9, 9, 9, owner), 1);
            for (int part = 0; part < 2; part++) {
                var entries = new ArrayList<AnnouncedContent>();
                for (int i = 0; i < 50; i++) {
                    long number = owner * 100 + part * 50 + i;
                    entries.add(content(WideNames.name((int) number), number));
                }
                index.add(edition, entries);
                slices.incrementAndGet();
            }
            index.remove(edition);
        }
    }

    @Test
    @DisplayName(
            "RL a search tells what it took: little for a rare word, much for what all names have")
    void stepsAreThoseOfWhatIsLookedAt() {
        var entries = new ArrayList<AnnouncedContent>();
        for (int i = 0; i < 1_000; i++) {
            entries.add(content("alpha beta " + i, i));
        }
        index(entries);
        assertEquals(0, search("zebra", Optional.empty(), 10).steps());
        // Each is looked at as a name and as one with the word, and ranked once.
        assertEquals(
                1_000 * (2 * 5 + 16), search("a", Optional.empty(), 10).steps(), "for one letter");
        // For the choice of the word to begin with, three words of the index are gone through.
        assertEquals(3 + 7 + 16, search("beta 777 a", Optional.empty(), 10).steps(), "for one");
    }

    @Test
    void takesLittleForRareWordsAmongManyNames() {
        int count = 200_000;
        for (int peer = 0; peer < count / 1_000; peer++) {
            var batch = new ArrayList<AnnouncedContent>();
            for (int i = 0; i < 1_000; i++) {
                int number = peer * 1_000 + i;
                batch.add(content("IMG_%06d holiday %d.jpg".formatted(number, i % 97), number));
            }
            index(batch);
        }
        assertTakes(100, "img 123456");
        assertTakes(100, "img_199999");
        // One name in 97 has the second word, and all have the first.
        assertTakes(30 * count / 97, "holiday 42");
        // Every name has these.
        assertTakes(3 * count, "jpg");
        assertTakes(3 * count, "i");
        assertTakes(3 * count, "holiday jpg 7");
    }

    private void assertTakes(int most, String query) {
        SearchListing found = search(query, Optional.empty(), 100);
        assertFalse(found.hits().isEmpty(), query);
        assertTrue(found.steps() <= most, () -> query + " took " + found.steps() + " steps");
    }

    private void publish(String name) {
        publish(name, name.hashCode());
    }

    private void publish(String name, long number) {
        index(List.of(content(name, number)));
    }

    private Generation index(List<AnnouncedContent> entries) {
        var edition = new Generation(new PeerId(0, 0, 0, ++peers), 1);
        index.add(edition, entries);
        index.publish(edition, Optional.empty());
        return edition;
    }

    private static AnnouncedContent content(String name, long number) {
        return new AnnouncedContent(name, false, 10, id(number));
    }

    private static ContentId id(long number) {
        return new ContentId(number * 31, 0, 0, number);
    }

    private List<String> names(String query) {
        return names(query, 10);
    }

    private List<String> names(String query, int limit) {
        return search(query, Optional.empty(), limit).hits().stream()
                .map(FoundContent::name)
                .toList();
    }

    private SearchListing search(String query, Optional<SearchCursor> after, int limit) {
        return index.search(SearchQuery.of(query), after, limit);
    }
}
