package io.godwit.discovery.server.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.peer.PeerId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexBytesTest {

    private static final int NAMES = 4_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IMG_20240817_142233.jpg",
                "Holiday_Photo-2024.JPG",
                "annual report of the board.pdf",
                "x"
            })
    void anOrdinaryNameIsChargedTheLeast(String name) {
        assertEquals(IndexBytes.LEAST, IndexBytes.of(entries(name)));
    }

    @Test
    void wordsLettersAndEntriesAreCharged() {
        int wide = IndexBytes.of(entries(WideNames.name(1)));
        assertTrue(wide > 7_000 && wide < 12_000, () -> wide + " bytes");
        assertEquals(2 * wide, IndexBytes.of(entries(WideNames.name(1), WideNames.name(1))));
        assertTrue(
                IndexBytes.of(entries("ж".repeat(127))) > IndexBytes.of(entries("n".repeat(127))));
        assertEquals(0, IndexBytes.of(List.of()));
    }

    @Test
    @DisplayName("REG-06 no names take more of the heap than they are charged")
    void noNamesTakeMoreThanTheyAreCharged() {
        for (String kind : List.of("wide", "common", "short")) {
            var index = new SearchIndex();
            var edition = new Generation(new PeerId(1, 2, 3, 4), 1);
            long before = used();
            for (int i = 0; i < NAMES; i++) {
                index.add(
                        edition,
                        List.of(
                                new AnnouncedContent(
                                        name(kind, i), false, i, new ContentId(i, 1, 2, 3))));
            }
            long taken = used() - before;
            assertEquals(NAMES, index.entryCount());
            assertTrue(
                    taken <= edition.bytes(),
                    () -> kind + ": " + taken + " of " + edition.bytes() + " bytes");
        }
    }

    private static String name(String kind, int number) {
        return switch (kind) {
            case "wide" -> WideNames.name(number);
            case "common" -> "a b c d e f g h i j k l m n o p q r s t u v w x y z " + number;
            default -> Integer.toString(number, 36);
        };
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static List<AnnouncedContent> entries(String... names) {
        return IntStream.range(0, names.length)
                .mapToObj(i -> new AnnouncedContent(names[i], false, 1, new ContentId(i, 1, 2, 3)))
                .toList();
    }
}
