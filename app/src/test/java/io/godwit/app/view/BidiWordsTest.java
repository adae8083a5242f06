package io.godwit.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BidiWordsTest {
    @Test
    void wordsOfOneDirectionStandAlone() {
        assertEquals(pieces("اسم", "آخر."), BidiWords.of("اسم آخر.", true));
    }

    @Test
    void anAmountStaysInOnePieceAndItsFullStopFollows() {
        assertEquals(
                List.of(List.of("مثلًا"), List.of("\u200E5 MiB/s\u200E", ".")),
                BidiWords.of("مثلًا \u200E5 MiB/s\u200E.", true));
    }

    @Test
    void theFullStopAfterALatinNameIsAPartOfItsOwn() {
        assertEquals(
                List.of(List.of("ليختار"), List.of("Godwit", ".")),
                BidiWords.of("ليختار Godwit.", true));
    }

    @Test
    void bracketsAroundALatinNameAreMirrored() {
        assertEquals(
                List.of(List.of("في"), List.of(")", "Ada", ".(")), BidiWords.of("في (Ada).", true));
    }

    @Test
    void anAddressKeepsItsSlashes() {
        assertEquals(pieces("بـ", "https://", "مع"), BidiWords.of("بـ https:// مع", true));
    }

    @Test
    void anArabicNameInEnglishStaysInOnePiece() {
        assertEquals(
                pieces("Fetching", "ملف كبير", "now."),
                BidiWords.of("Fetching ملف كبير now.", false));
    }

    @Test
    void whatNoLineWouldHoldIsCut() {
        String path = "Godwits over the Wadden Sea and the long way back home 2026";
        assertEquals(
                pieces("في", "Godwits over the Wadden Sea and the long way", "back home 2026"),
                BidiWords.of("في " + path, true));
    }

    @Test
    void twoSpacesMakeNoEmptyPiece() {
        assertEquals(pieces("اسم", "آخر"), BidiWords.of("اسم  آخر ", true));
    }

    private static List<List<String>> pieces(String... whole) {
        return List.of(whole).stream().map(List::of).toList();
    }
}
