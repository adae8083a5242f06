package io.godwit.core.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of more words than a discovery server takes. */
class SearchTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "...",
                "holiday",
                "one two three four five six seven eight",
                "a a A a, a; a-a_a (a) [a]",
            })
    void isLeftAsItIsWhereServersTakeIt(String text) {
        assertEquals(text, SearchText.forServers(text));
    }

    @Test
    void keepsTheLongestWordsInTheirOrder() {
        assertEquals(
                "quick brown fox jumps over lazy AGAIN today",
                SearchText.forServers(
                        "a quick brown fox jumps over the lazy dog, AGAIN today - again.md"));
    }

    @Test
    void countsWordsOfAnyScriptAndMarksOnLetters() {
        assertEquals(
                "\u0423\u0442\u0440\u043e caf\u00e9s \u0928\u0940\u0932\u0940 12345 four five six seven",
                SearchText.forServers(
                        "\u0423\u0442\u0440\u043e 1 cafe\u0301s \u0928\u0940\u0932\u0940 12345 four"
                                + " five 2 six seven 3"));
    }
}
