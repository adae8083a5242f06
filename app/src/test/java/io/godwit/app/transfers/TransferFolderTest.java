package io.godwit.app.transfers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.node.Target;
import io.godwit.core.transfer.DownloadState;
import io.godwit.core.transfer.download.Wanted;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Where transfers are put when a person chooses another folder. */
class TransferFolderTest {
    private static final Path FIRST = Path.of("/first");
    private static final Path OTHER = Path.of("/other");
    private static final Target FILM =
            new Target(
                    new Wanted.File(new ContentId(1, 2, 3, 4), "film", 1_000), "film", List.of());

    private final FakeFetching fetching = new FakeFetching();
    private Path folder = FIRST;
    private final TransferQueue queue =
            new TransferQueue(
                    fetching,
                    () -> new TransferOptions(folder, 1, 4),
                    InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z")),
                    _ -> {});

    private TransferSnapshot see() {
        return queue.snapshots().getFirst();
    }

    private void moveTo(Path other) {
        queue.order(see().number(), one -> one.moveTo(other));
    }

    private void begin() {
        queue.add(FILM);
        fetching.of("film").reach(400, 1_000, 5);
        queue.tick();
    }

    private void fail() {
        fetching.of("film").fail(TransferFailure.NOT_PERMITTED);
        queue.tick();
    }

    @Test
    void aFailedOneBeginsInTheOtherFolderOnceTheFirstIsCleared() {
        begin();
        fail();
        fetching.deleting = new CompletableFuture<>();
        moveTo(OTHER);
        assertEquals(TransferState.QUEUED, see().state());
        assertEquals(0, see().doneBytes());
        assertEquals(OTHER, queue.stored().getFirst().folder());
        queue.tick();
        assertEquals(List.of(FIRST), fetching.discardedFrom);
        assertEquals(1, fetching.begun.size());
        fetching.deleting.complete(null);
        queue.tick();
        assertEquals(2, fetching.begun.size());
        assertEquals(OTHER, fetching.of("film").request.folder());
        fail();
        queue.order(see().number(), Transfer::remove);
        queue.tick();
        assertEquals(List.of(FIRST, OTHER), fetching.discardedFrom);
    }

    @Test
    void oneWithoutRoomEndsFirstAndIsDeletedWhereItWas() {
        begin();
        fetching.of("film").enter(DownloadState.NO_SPACE);
        queue.tick();
        assertTrue(see().state().canMove());
        moveTo(OTHER);
        FakeFetching.FakeFetch first = fetching.of("film");
        assertTrue(first.discarded);
        queue.tick();
        assertEquals(1, fetching.begun.size());
        first.stop();
        queue.tick();
        queue.tick();
        assertEquals(List.of(FIRST), fetching.discardedFrom);
        assertEquals(2, fetching.begun.size());
        assertEquals(OTHER, fetching.of("film").request.folder());
    }

    @Test
    void inTheSameFolderItGoesOnWithWhatItHas() {
        begin();
        fail();
        moveTo(FIRST);
        queue.tick();
        assertEquals(List.of(), fetching.discardedFrom);
        assertEquals(FIRST, fetching.of("film").request.folder());
        assertEquals(2, fetching.begun.size());
    }

    @Test
    void whatIsDoneStaysWhereItIs() {
        begin();
        fetching.of("film").finish(FIRST.resolve("film"));
        queue.tick();
        assertFalse(see().state().canMove());
        moveTo(OTHER);
        queue.tick();
        assertEquals(TransferState.DONE, see().state());
        assertEquals(1, fetching.begun.size());
    }

    @Test
    void whatIsAskedForAgainAndHasNothingYetIsPutIntoTheFolderOfNow() {
        queue.add(FILM);
        fail();
        folder = OTHER;
        queue.order(see().number(), Transfer::retry);
        assertEquals(FIRST, fetching.of("film").request.folder());
        fail();
        queue.add(FILM);
        queue.tick();
        queue.tick();
        assertEquals(OTHER, fetching.of("film").request.folder());
        queue.order(see().number(), Transfer::cancel);
        fetching.of("film").stop();
        queue.tick();
        folder = FIRST;
        queue.add(FILM);
        queue.tick();
        queue.tick();
        assertEquals(FIRST, fetching.of("film").request.folder());
    }

    @Test
    void whatIsAskedForAgainAndHasSomethingGoesOnWhereItIs() {
        begin();
        fail();
        folder = OTHER;
        queue.add(FILM);
        assertEquals(2, fetching.begun.size());
        assertEquals(FIRST, fetching.of("film").request.folder());
    }
}
