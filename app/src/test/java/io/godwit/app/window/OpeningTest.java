package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.desktop.OpenRequest;
import io.godwit.app.view.FakeNavigator;
import io.godwit.app.words.Words;
import io.godwit.core.content.ContentId;
import io.godwit.core.node.ShareLink;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.Visibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
    private static final Path FILE = Path.of("/home/ada/holiday.zip");
    private static final ShareLink LINK =
            new ShareLink(
                    new ContentId(1, 2, 3, 4),
                    ShareLink.Kind.FILE,
                    Optional.of("film.mkv"),
                    OptionalLong.of(7),
                    List.of());

    private final List<Path> shared = new ArrayList<>();
    private final List<String> fetched = new ArrayList<>();
    private final FakeNavigator yes = new FakeNavigator(true);
    private final FakeNavigator no = new FakeNavigator(false);

    private Opening opening(FakeNavigator navigator, Opening.Sharing sharing) {
        return opening(navigator, sharing, Runnable::run);
    }

    private Opening opening(
            FakeNavigator navigator, Opening.Sharing sharing, Consumer<Runnable> whenUncovered) {
        return new Opening(
                sharing,
                target -> fetched.add(target.name()),
                whenUncovered,
                navigator,
                Runnable::run,
                Runnable::run,
                Words.in(Locale.ENGLISH));
    }

    private Optional<Visibility> share(Path path) {
        shared.add(path);
        return Optional.of(Visibility.PUBLIC);
    }

    private static OpenRequest files(Path... paths) {
        return new OpenRequest(List.of(paths), List.of());
    }

    @Test
    void asksBeforeItShares() {
        opening(yes, this::share).open(files(FILE));
        assertEquals(List.of(FILE), shared);
        assertEquals(
                List.of("show HOME", "confirm Share this?", "toast holiday.zip is shared now"),
                yes.asked);
    }

    @Test
    void saysThatWhatIsSharedWithFewerStaysSo() {
        opening(yes, path -> Optional.of(Visibility.CONTACTS)).open(files(FILE));
        assertEquals(
                "toast holiday.zip was shared with your contacts already and stays so",
                yes.asked.getLast());
        opening(yes, path -> Optional.of(Visibility.LINK)).open(files(FILE));
        assertEquals(
                "toast holiday.zip was shared by its link alone already and stays so",
                yes.asked.getLast());
    }

    @Test
    void sharesAndFetchesNothingWithoutAYes() {
        opening(no, this::share).open(new OpenRequest(List.of(FILE), List.of(LINK)));
        assertEquals(List.of(), shared);
        assertEquals(List.of(), fetched);
        assertEquals(List.of("show HOME", "confirm Share this?", "confirm Fetch this?"), no.asked);
    }

    @Test
    void saysThatNothingCouldBeShared() {
        opening(yes, path -> Optional.empty()).open(files(FILE));
        assertTrue(yes.asked.getLast().startsWith("error holiday.zip could not be shared."));
        FakeNavigator again = new FakeNavigator(true);
        opening(
                        again,
                        path -> {
                            throw new ShareException(ShareException.Reason.UNREADABLE, "no");
                        })
                .open(files(FILE));
        assertTrue(again.asked.getLast().startsWith("error holiday.zip could not be shared."));
    }

    @Test
    void fetchesWhatALinkLeadsTo() {
        opening(yes, this::share).open(new OpenRequest(List.of(), List.of(LINK)));
        assertEquals(List.of("film.mkv"), fetched);
        assertEquals(List.of("confirm Fetch this?", "show TRANSFERS"), yes.asked);
    }

    @Test
    void opensAProtectedFileInsteadOfSharingIt() {
        Path letter = Path.of("/home/ada/Letter.AGE");
        opening(yes, this::share).open(files(letter));
        assertEquals(List.of("open protected " + letter), yes.asked);
        assertEquals(List.of(), shared);
    }

    @Test
    void offersToShareAFolderThatOnlyHasTheNameOfAProtectedFile(@TempDir Path place)
            throws IOException {
        Path iron = Files.createDirectory(place.resolve("iron.age"));
        opening(yes, this::share).open(files(iron));
        assertEquals(List.of(iron), shared);
    }

    /** While a question waits for its answer, the toolkit goes on with what else is to do. */
    @Test
    void asksAboutWhatComesMeanwhileAfterTheAnswer() {
        Path other = FILE.resolveSibling("other.zip");
        Deque<OpenRequest> meanwhile =
                new ArrayDeque<>(List.of(files(other), new OpenRequest(List.of(), List.of(LINK))));
        List<Opening> window = new ArrayList<>();
        FakeNavigator slow =
                new FakeNavigator(() -> {
                    if (!meanwhile.isEmpty()) {
                        window.getFirst().open(meanwhile.remove());
                    }
                    return true;
                });
        window.add(opening(slow, this::share));
        window.getFirst().open(files(FILE));
        assertEquals(
                List.of(
                        "show HOME",
                        "confirm Share this?",
                        "toast holiday.zip is shared now",
                        "show HOME",
                        "confirm Share this?",
                        "toast other.zip is shared now",
                        "confirm Fetch this?",
                        "show TRANSFERS"),
                slow.asked);
    }

    /** A sheet, as that of a protected file, waits for its answer in the window itself. */
    @Test
    void asksNothingWhileASheetLiesAboveTheWindow() {
        Path letter = Path.of("/home/ada/Letter.age");
        List<Runnable> covered = new ArrayList<>();
        opening(yes, this::share, covered::add)
                .open(new OpenRequest(List.of(letter), List.of(LINK)));
        covered.removeFirst().run();
        assertEquals(List.of("open protected " + letter), yes.asked);
        covered.removeFirst().run();
        assertEquals(
                List.of("open protected " + letter, "confirm Fetch this?", "show TRANSFERS"),
                yes.asked);
    }

    /** A window that is closed from the tray takes its question with it. */
    @Test
    void asksNothingMoreOnceTheWindowIsGone() {
        List<Opening> window = new ArrayList<>();
        FakeNavigator closing =
                new FakeNavigator(() -> {
                    window.getFirst().close();
                    return false;
                });
        window.add(opening(closing, this::share));
        window.getFirst().open(new OpenRequest(List.of(FILE), List.of(LINK)));
        assertEquals(List.of("show HOME", "confirm Share this?"), closing.asked);
    }

    @Test
    void onlyComesToTheFrontWhenThereIsNothingToOpen() {
        opening(yes, this::share).open(OpenRequest.nothing());
        assertEquals(List.of(), yes.asked);
    }
}
