package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.app.transfers.TransferSnapshot;
import io.godwit.app.transfers.TransferState;
import io.godwit.app.words.Words;
import io.godwit.core.content.ContentId;
import io.godwit.core.node.Target;
import io.godwit.core.transfer.download.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CompanionTest {
    private final List<String> happened = new ArrayList<>();
    private boolean looking;
    private final Companion companion =
            new Companion(
                    why -> {
                        happened.add("awake: " + why);
                        return () -> happened.add("may sleep");
                    },
                    (title, text) -> happened.add(title + " " + text),
                    () -> looking,
                    Words.in(Locale.ENGLISH));

    private static TransferSnapshot film(TransferState state) {
        Wanted wanted = new Wanted.File(ContentId.of(new byte[32]), "film.mkv", 10);
        Target target = new Target(wanted, "film.mkv", List.of());
        return new TransferSnapshot(7, target, state, 5, 10, 1, 1, null, null, Instant.EPOCH, 0);
    }

    private void look(TransferState state) {
        companion.look(List.of(film(state)));
    }

    @Test
    void staysAwakeWhileSomethingIsFetchedAndTellsWhenItIsThere() {
        look(TransferState.QUEUED);
        look(TransferState.RUNNING);
        look(TransferState.RUNNING);
        look(TransferState.DONE);
        look(TransferState.DONE);
        assertEquals(
                List.of(
                        "awake: Files are being fetched",
                        "may sleep",
                        "“film.mkv” has arrived Every chunk is verified."),
                happened);
    }

    @Test
    void saysNothingToSomebodyWhoLooks() {
        looking = true;
        look(TransferState.RUNNING);
        look(TransferState.DONE);
        assertEquals(List.of("awake: Files are being fetched", "may sleep"), happened);
    }

    @Test
    void tellsOfAFailureAndNotOfAPause() {
        look(TransferState.RUNNING);
        look(TransferState.PAUSED);
        look(TransferState.RUNNING);
        look(TransferState.FAILED);
        assertEquals("“film.mkv” could not be fetched", happened.getLast().substring(0, 31));
        assertEquals(5, happened.size());
    }

    @Test
    void whatWasOverBeforeIsNoNews() {
        look(TransferState.DONE);
        companion.close();
        assertEquals(List.of(), happened);
    }

    @Test
    void staysAwakeWhileOthersFetchFromHereTooAndOnlyOnce() {
        companion.serve(true);
        look(TransferState.RUNNING);
        companion.serve(false);
        companion.serve(true);
        look(TransferState.PAUSED);
        assertEquals(List.of("awake: Files are being fetched"), happened);
        companion.serve(false);
        assertEquals(List.of("awake: Files are being fetched", "may sleep"), happened);
    }

    @Test
    void letsTheSystemSleepWhenTheWindowCloses() {
        look(TransferState.RUNNING);
        companion.close();
        assertEquals("may sleep", happened.getLast());
    }

    @Test
    void aLookThatComesAfterTheCloseKeepsNothingAwakeAndTellsNothing() {
        look(TransferState.RUNNING);
        companion.close();
        look(TransferState.RUNNING);
        companion.serve(true);
        look(TransferState.DONE);
        assertEquals(List.of("awake: Files are being fetched", "may sleep"), happened);
    }
}
