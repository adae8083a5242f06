package io.godwit.app.protect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberedNameTest {

    @ParameterizedTest
    @CsvSource({
        "film.tar.gz, film (2).tar.gz",
        "film, film (2)",
        ".hidden, .hidden (2)",
        ".hidden.txt, .hidden (2).txt",
        "a.d/film, a.d/film (2)",
        "a.d/.film.txt, a.d/.film (2).txt",
    })
    void isPutBeforeWhatFollowsTheFirstDot(String name, String numbered) {
        assertEquals(numbered, NumberedName.of(name, 2));
    }
}
