package io.godwit.core.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.crypto.Sha256;
import java.io.IOException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SafetyNumberTest {

    private static final PeerId ONE = new PeerId(1, 2, 3, 4);
    private static final PeerId OTHER = new PeerId(-1, 2, 3, 4);

    @TestFactory
    Iterable<DynamicTest> agreesWithAnotherImplementation() throws IOException {
        return PeerVectors.of("safetyNumbers")
                .map(vector -> {
                    String one = vector.get("one").stringValue();
                    String other = vector.get("other").stringValue();
                    return DynamicTest.dynamicTest(
                            one.substring(0, 8) + " and " + other.substring(0, 8),
                            () -> {
                                SafetyNumber number = SafetyNumber.of(id(one), id(other));
                                assertEquals(vector.get("digits").stringValue(), number.toString());
                                assertEquals(
                                        vector.get("words").stringValue(),
                                        String.join(" ", number.words()));
                            });
                })
                .toList();
    }

    @Test
    void isTheSameOnBothSides() {
        assertEquals(SafetyNumber.of(ONE, OTHER).digits(), SafetyNumber.of(OTHER, ONE).digits());
        assertEquals(SafetyNumber.of(ONE, OTHER).words(), SafetyNumber.of(OTHER, ONE).words());
    }

    @Test
    void hasTwelveGroupsOfFiveDigitsInEveryLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            SafetyNumber number = SafetyNumber.of(ONE, OTHER);
            assertEquals(12, number.groups().size());
            assertTrue(number.digits().matches("[0-9]{60}"));
            assertEquals(18, number.words().size());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void changesWithAnyBitOfEitherId() {
        String number = SafetyNumber.of(ONE, OTHER).digits();
        assertNotEquals(number, SafetyNumber.of(new PeerId(1, 2, 3, 5), OTHER).digits());
        assertNotEquals(number, SafetyNumber.of(ONE, new PeerId(-2, 2, 3, 4)).digits());
    }

    @Test
    void wordListIsThatOfBip39() throws IOException {
        try (var list =
                Objects.requireNonNull(SafetyNumber.class.getResourceAsStream("words.txt"))) {
            assertEquals(
                    "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda",
                    HexFormat.of().formatHex(Sha256.of(list.readAllBytes())));
        }
        var words = new HashSet<String>();
        IntStream.range(0, 1 << WordList.BITS).forEach(i -> words.add(WordList.english().word(i)));
        assertEquals(1 << WordList.BITS, words.size());
    }

    private static PeerId id(String hex) {
        return PeerId.of(HexFormat.of().parseHex(hex));
    }
}
