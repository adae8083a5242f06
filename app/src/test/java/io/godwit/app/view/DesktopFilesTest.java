package io.godwit.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.godwit.app.desktop.Outcome;
import io.godwit.app.desktop.Outcome.Reason;
import io.godwit.app.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DesktopFilesTest {
    private final FakeNavigator navigator = new FakeNavigator(true);
    private final Path file = Path.of("there");
    private int after;

    private DesktopFiles files(Outcome outcome, Locale language) {
        return new DesktopFiles(
                new AnsweringDesktop(outcome),
                navigator,
                Words.in(language),
                Runnable::run,
                Runnable::run,
                () -> after++);
    }

    private static Outcome failed(Reason reason, Optional<String> missing) {
        return new Outcome.Failed(reason, missing, "English, for the log.");
    }

    @ParameterizedTest
    @EnumSource
    void whyItWasNotDoneIsSaidInThePersonsLanguage(Reason reason) {
        Words german = Words.in(Locale.GERMAN);
        DesktopFiles files = files(failed(reason, Optional.empty()), Locale.GERMAN);
        files.open(file);
        files.reveal(file);
        files.trash(file);
        String key = "desktop." + reason.name();
        String said = "error " + german.text(key) + " " + german.text(key + ".hint");
        assertEquals(List.of(said, said, said), navigator.asked);
        assertEquals(3, after);
        assertFalse(said.contains("English"), said);
    }

    @Test
    void whatIsMissingIsNamed() {
        files(failed(Reason.NOT_OFFERED, Optional.of("gio")), Locale.ENGLISH).trash(file);
        assertEquals(
                List.of(
                        "error This system offers no way to do that. Install the program “gio”, or"
                                + " do it by hand in your file manager."),
                navigator.asked);
    }

    @Test
    void nothingIsSaidOfWhatWasDone() {
        files(Outcome.done(), Locale.ENGLISH).reveal(file);
        assertEquals(List.of(), navigator.asked);
        assertEquals(1, after);
    }
}
