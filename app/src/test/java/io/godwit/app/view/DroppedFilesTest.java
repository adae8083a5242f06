package io.godwit.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DroppedFilesTest {
    private static final Path FILM = Path.of("/data/film.mkv");
    private static final Path ALBUM = Path.of("/data/album");
    private static final Path LETTER = Path.of("/data/Letter.txt.AGE");

    private final List<List<Path>> shared = new ArrayList<>();

    private void drop(FakeNavigator window, Path... files) {
        new DroppedFiles(Runnable::run, Runnable::run, window).take(List.of(files), shared::add);
    }

    @Test
    void sharesWhatIsNotProtectedInOneGo() {
        FakeNavigator window = new FakeNavigator(true);
        drop(window, FILM, ALBUM);
        assertEquals(List.of(List.of(FILM, ALBUM)), shared);
        assertEquals(List.of(), window.asked);
    }

    @Test
    void asksAboutWhatIsProtectedAndSharesNothingOfIt() {
        FakeNavigator opens = new FakeNavigator(false);
        drop(opens, LETTER);
        assertEquals(List.of("open or share " + LETTER), opens.asked);
        assertEquals(List.of(), shared);
    }

    @Test
    void sharesWhatIsProtectedWhenThePersonSaysSo() {
        drop(new FakeNavigator(true), FILM, LETTER);
        assertEquals(List.of(List.of(LETTER), List.of(FILM)), shared);
    }

    @Test
    void sharesAFolderThatOnlyHasTheNameOfAProtectedFile(@TempDir Path place) throws IOException {
        Path iron = Files.createDirectory(place.resolve("iron.age"));
        FakeNavigator window = new FakeNavigator(false);
        drop(window, iron);
        assertEquals(List.of(), window.asked);
        assertEquals(List.of(List.of(iron)), shared);
    }
}
