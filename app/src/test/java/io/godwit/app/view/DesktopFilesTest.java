package io.godwit.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.desktop.Desktop;
import io.godwit.app.desktop.Outcome;
import io.godwit.app.desktop.Outcome.Reason;
import io.godwit.app.words.Words;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
        files.trash(List.of(file));
        String key = "desktop." + reason.name();
        String said = "error " + german.text(key) + " " + german.text(key + ".hint");
        assertEquals(List.of(said, said, said), navigator.asked);
        assertEquals(3, after);
        assertFalse(said.contains("English"), said);
    }

    @Test
    void whatIsMissingIsNamed() {
        files(failed(Reason.NOT_OFFERED, Optional.of("gio")), Locale.ENGLISH).trash(List.of(file));
        assertEquals(
                List.of(
                        "error This system offers no way to do that. Install the program “gio”, or"
                                + " do it by hand in your file manager."),
                navigator.asked);
    }

    @Test
    void manyGoToTheBinOneAfterTheOther() {
        Deque<CompletableFuture<Outcome>> asked = new ArrayDeque<>();
        InvocationHandler slow =
                (_, _, _) -> {
                    CompletableFuture<Outcome> answer = new CompletableFuture<>();
                    asked.add(answer);
                    return answer;
                };
        Desktop desktop =
                (Desktop)
                        Proxy.newProxyInstance(
                                Desktop.class.getClassLoader(),
                                new Class<?>[] {Desktop.class},
                                slow);
        Runnable looks = () -> after++;
        new DesktopFiles(
                        desktop,
                        navigator,
                        Words.in(Locale.ENGLISH),
                        Runnable::run,
                        Runnable::run,
                        looks)
                .trash(List.of(file, file, file));
        assertEquals(1, asked.size(), "the others wait for the first");
        asked.getLast().complete(Outcome.done());
        asked.getLast().complete(failed(Reason.TOO_SLOW, Optional.empty()));
        assertEquals(0, after);
        asked.getLast().complete(failed(Reason.REFUSED, Optional.empty()));
        assertEquals(3, asked.size());
        assertEquals(1, after);
        String said = Words.in(Locale.ENGLISH).text("desktop.TOO_SLOW");
        assertEquals(1, navigator.asked.size());
        assertTrue(navigator.asked.getFirst().startsWith("error " + said));
    }

    @Test
    void nothingIsSaidOfWhatWasDone() {
        files(Outcome.done(), Locale.ENGLISH).reveal(file);
        assertEquals(List.of(), navigator.asked);
        assertEquals(1, after);
    }
}
