package io.godwit.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DroppedFilesTest {
    private static final Path FILM = Path.of("/data/film.mkv");
    private static final Path ALBUM = Path.of("/data/album");
    private static final Path LETTER = Path.of("/data/Letter.txt.AGE");

    private final List<List<Path>> shared = new ArrayList<>();

    @Test
    void sharesWhatIsNotProtectedInOneGo() {
        FakeNavigator window = new FakeNavigator(true);
        DroppedFiles.take(List.of(FILM, ALBUM), window, shared::add);
        assertEquals(List.of(List.of(FILM, ALBUM)), shared);
        assertEquals(List.of(), window.asked);
    }

    @Test
    void asksAboutWhatIsProtectedAndSharesNothingOfIt() {
        FakeNavigator opens = new FakeNavigator(false);
        DroppedFiles.take(List.of(LETTER), opens, shared::add);
        assertEquals(List.of("open or share " + LETTER), opens.asked);
        assertEquals(List.of(), shared);
    }

    @Test
    void sharesWhatIsProtectedWhenThePersonSaysSo() {
        DroppedFiles.take(List.of(FILM, LETTER), new FakeNavigator(true), shared::add);
        assertEquals(List.of(List.of(LETTER), List.of(FILM)), shared);
    }
}
