package io.godwit.core.share;

import static io.godwit.core.share.LibraryFixture.ALL;
import static io.godwit.core.share.LibraryFixture.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What of a library is found by whom, and page by page. */
@Timeout(60)
class LibrarySearchTest extends SharedFolderFixture {

    LibrarySearchTest() {
        super(false);
    }

    @Test
    void searchFindsWordBeginningsInAnyCaseAndUnicodeForm() throws Exception {
        write(folder.resolve("Summer Holiday 2024.JPG"), "1");
        write(folder.resolve("Stra\u00dfenkarte.pdf"), "2");
        write(folder.resolve("r\u00e9sum\u00e9.txt"), "3");
        write(folder.resolve("\ud83d\ude00 party.mov"), "4");
        write(folder.resolve("\u041f\u0440\u0438\u0432\u0435\u0442.txt"), "5");
        fixture.share(folder);
        assertEquals(List.of("Summer Holiday 2024.JPG"), search("holi SUM"));
        assertEquals(List.of("Summer Holiday 2024.JPG"), search("2024.jpg"));
        assertEquals(List.of("Stra\u00dfenkarte.pdf"), search("STRASSEN"));
        assertEquals(List.of("r\u00e9sum\u00e9.txt"), search("re\u0301sume\u0301"));
        assertEquals(List.of("\ud83d\ude00 party.mov"), search("\ud83d\ude00"));
        assertEquals(
                List.of("\u041f\u0440\u0438\u0432\u0435\u0442.txt"), search("\u043f\u0440\u0438"));
        assertEquals(List.of("shared"), search("shar"));
        for (String text :
                List.of("", "-", "\"", "* OR *", "oliday", "NEAR(", "a\" OR \"b", "\u0000")) {
            assertEquals(List.of(), search(text), text);
        }
        fixture.library().remove(folder);
        assertEquals(List.of(), search("holi"));
    }

    @Test
    void pagesGoOnWhereTheLastOneEndedAndForeignCursorsAreTheStart() throws Exception {
        for (int i = 0; i < 7; i++) {
            write(folder.resolve("song " + i), "song " + i);
        }
        fixture.share(folder);
        LibraryPage first = fixture.library().search(ALL, "song", "", 3);
        LibraryPage second = fixture.library().search(ALL, "song", first.cursor(), 3);
        LibraryPage third = fixture.library().search(ALL, "song", second.cursor(), 3);
        assertEquals(3, first.entries().size());
        assertEquals(1, third.entries().size());
        assertEquals("", third.cursor());
        assertNotEquals(first.entries(), second.entries());
        assertEquals(first, fixture.library().search(ALL, "song", "'; DROP TABLE share", 3));
        assertEquals(1, fixture.library().listed(ALL, "", 10).entries().size());
    }

    @Test
    void visibilitiesAreKeptApart() throws Exception {
        Path open = write(folder.resolve("open/plan a.txt"), "a").getParent();
        Path closed = write(folder.resolve("closed/plan b.txt"), "b").getParent();
        fixture.share(open, Visibility.PUBLIC);
        fixture.share(closed, Visibility.LINK);
        Set<Visibility> everybody = Set.of(Visibility.PUBLIC);
        assertEquals(1, fixture.library().search(everybody, "plan", "", 10).entries().size());
        assertEquals(2, fixture.library().entries(everybody, "", 10).entries().size());
        assertEquals(1, fixture.library().listed(everybody, "", 10).entries().size());
        assertEquals(0, fixture.library().listed(Set.of(), "", 10).entries().size());
        long revision = fixture.library().revision();
        fixture.library().add(closed, Visibility.PUBLIC);
        assertTrue(fixture.library().revision() > revision);
        assertEquals(2, fixture.library().search(everybody, "plan", "", 10).entries().size());
    }

    private List<String> search(String text) throws IOException {
        return fixture.library().search(ALL, text, "", 100).entries().stream()
                .map(LibraryEntry::name)
                .toList();
    }
}
