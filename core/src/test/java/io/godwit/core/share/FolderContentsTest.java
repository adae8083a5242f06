package io.godwit.core.share;

import static io.godwit.core.share.LibraryFixture.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FolderContentsTest extends SharedFolderFixture {

    FolderContentsTest() {
        super(false);
    }

    private FolderPage page(String... path) throws ShareException {
        return fixture.library().contents(folder, List.of(path), "", 1_000);
    }

    private static List<String> names(FolderPage page) {
        return page.items().stream().map(FolderItem::name).toList();
    }

    @Test
    void tellsWhatIsDirectlyInAFolder() throws Exception {
        Path deep = write(folder.resolve("b/deep/file.txt"), "deep");
        Path file = write(folder.resolve("a.txt"), "four");
        Path empty = Files.createDirectories(folder.resolve("nothing"));
        fixture.share(folder);
        assertEquals(
                List.of(
                        new FolderItem("a.txt", file, false, 4, true),
                        new FolderItem("b", folder.resolve("b"), true, 0, true),
                        new FolderItem("nothing", empty, true, 0, true)),
                page().items());
        assertEquals("", page().cursor());
        assertEquals(
                List.of(new FolderItem("deep", deep.getParent(), true, 0, true)),
                page("b").items());
        assertEquals(
                List.of(new FolderItem("file.txt", deep, false, 4, true)),
                page("b", "deep").items());
        assertEquals(List.of(), page("nothing").items());
        assertEquals(List.of(), page("b", "gone").items());
    }

    /** A space and an exclamation mark sort before the letters that follow, and after the end of a name. */
    @Test
    void everyPageGoesOnWhereTheLastOneEnded() throws Exception {
        List<String> wanted = new ArrayList<>();
        for (String name : List.of("a", "a b", "a!", "b", "c")) {
            for (int i : IntStream.range(0, 3).toArray()) {
                write(folder.resolve(name).resolve("in/" + i), "x");
            }
            write(folder.resolve(name + ".txt"), "x");
            wanted.add(name);
            wanted.add(name + ".txt");
        }
        fixture.share(folder);
        wanted.sort(null);
        for (int limit = 1; limit <= wanted.size() + 1; limit++) {
            List<String> seen = new ArrayList<>();
            String cursor = "";
            do {
                FolderPage page = fixture.library().contents(folder, List.of(), cursor, limit);
                assertTrue(page.items().size() <= limit);
                seen.addAll(names(page));
                cursor = page.cursor();
            } while (!cursor.isEmpty());
            seen.sort(null);
            assertEquals(wanted, seen, "in pages of " + limit);
        }
    }

    @Test
    void tellsWhereAFileLiesThatHasAnotherNameForOthers() throws Exception {
        String decomposed = "Zu\u0308rich";
        Path file = write(folder.resolve(decomposed).resolve(decomposed + ".txt"), "x");
        fixture.share(folder);
        assertEquals(List.of("Z\u00fcrich"), names(page()));
        assertEquals(folder.resolve(decomposed), page().items().getFirst().path());
        assertEquals(file, page("Z\u00fcrich").items().getFirst().path());
    }

    @Test
    void aSharedFileIsAllThereIs() throws Exception {
        Path file = write(folder.resolve("alone.txt"), "alone");
        write(folder.resolve("beside.txt"), "not shared");
        fixture.share(file);
        assertEquals(
                List.of(new FolderItem("alone.txt", file, false, 5, true)),
                fixture.library().contents(file, List.of(), "", 10).items());
        assertEquals(List.of(), page().items(), "the folder around it is not shared");
    }

    @Test
    void followsAFileThatChangesWhileItIsServed() throws Exception {
        Path file = write(folder.resolve("a.txt"), "before");
        Share share = fixture.share(folder);
        SharedFile served = fixture.library().file(fixture.rootOf(share, "a.txt")).orElseThrow();
        Files.writeString(file, "afterwards");
        assertThrows(ShareException.class, () -> served.read(0, 0, new byte[6], 0, 6));
        fixture.await(() ->
                page().items().getFirst().size() == 10 || !page().items().getFirst().current());
        fixture.library().rescan();
        fixture.await(() ->
                page().items().getFirst().size() == 10 && page().items().getFirst().current());
    }

    private Totals totals(String... path) throws ShareException {
        return fixture.library().totals(folder, List.of(path));
    }

    /** Names that sort around what is below “b” belong to nobody but themselves. */
    @Test
    void addsUpWhatIsInAFolderAndBelowIt() throws Exception {
        write(folder.resolve("b/one.txt"), "four");
        write(folder.resolve("b/deep/two.txt"), "fives");
        Files.createDirectories(folder.resolve("b/nothing"));
        write(folder.resolve("b beside/three.txt"), "x");
        write(folder.resolve("b!.txt"), "x");
        write(folder.resolve("b0/four.txt"), "x");
        fixture.share(folder);
        assertEquals(new Totals(2, 9), totals("b"));
        assertEquals(new Totals(1, 5), totals("b", "deep"));
        assertEquals(new Totals(0, 0), totals("b", "nothing"));
        assertEquals(new Totals(0, 0), totals("gone"));
        assertEquals(new Totals(5, 12), totals());
        assertEquals(
                new Totals(0, 0),
                fixture.library().totals(temp.resolve("elsewhere"), List.of("b")));
    }

    @Test
    void forgetsWhatIsSharedNoLonger() throws Exception {
        write(folder.resolve("a.txt"), "x");
        fixture.share(folder);
        assertFalse(page().items().isEmpty());
        fixture.library().remove(folder);
        assertEquals(List.of(), page().items());
    }
}
