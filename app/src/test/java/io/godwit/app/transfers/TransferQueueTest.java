package io.godwit.app.transfers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.node.Target;
import io.godwit.core.transfer.DownloadState;
import io.godwit.core.transfer.download.Wanted;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TransferQueueTest {

    private static final Path FOLDER = Path.of("/downloads");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final FakeFetching fetching = new FakeFetching();
    private final List<HistoryEntry> finished = new ArrayList<>();
    private int active = 2;
    private final TransferQueue queue =
            new TransferQueue(
                    fetching,
                    () -> new TransferOptions(FOLDER, active, 4),
                    InstantSource.fixed(NOON),
                    finished::add);

    private static Target target(String name) {
        var id = new ContentId(name.hashCode(), 1, 2, 3);
        return new Target(new Wanted.File(id, name, 1_000), name, List.of());
    }

    private void add(String... names) {
        for (String name : names) {
            queue.add(target(name));
        }
    }

    private TransferSnapshot see(String name) {
        return queue.snapshots().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private long number(String name) {
        return see(name).number();
    }

    private List<String> names() {
        return queue.snapshots().stream().map(TransferSnapshot::name).toList();
    }

    @Test
    void noMoreThanAllowedRunAtOnceAndTheNextBeginsWhenOneIsDone() {
        add("a", "b", "c");
        assertTrue(fetching.hasBegun("b"));
        assertFalse(fetching.hasBegun("c"));
        fetching.of("a").reach(1_000, 1_000, 5);
        fetching.of("a").finish(FOLDER.resolve("a"));
        queue.tick();
        assertTrue(fetching.hasBegun("c"));
        assertEquals(TransferState.DONE, see("a").state());
        assertEquals(
                List.of(FOLDER.resolve("a")), finished.stream().map(HistoryEntry::path).toList());
    }

    @Test
    void pausedOneGivesItsTurnToTheNextAndGoesOnLater() {
        active = 1;
        add("a", "b");
        queue.order(number("a"), Transfer::pause);
        assertEquals(DownloadState.PAUSED, fetching.of("a").state());
        assertTrue(fetching.hasBegun("b"));
        queue.order(number("a"), Transfer::resume);
        assertEquals(TransferState.QUEUED, see("a").state());
        fetching.of("b").finish(FOLDER.resolve("b"));
        queue.tick();
        assertEquals(DownloadState.PREPARING, fetching.of("a").state());
        assertEquals(2, fetching.begun.size());
    }

    @Test
    void orderDecidesWhoIsNext() {
        active = 1;
        add("a", "b", "c", "d");
        queue.move(number("d"), -TransferQueue.MOST);
        queue.move(number("b"), 1);
        assertEquals(List.of("d", "a", "c", "b"), names());
        fetching.of("a").finish(FOLDER.resolve("a"));
        queue.tick();
        assertTrue(fetching.hasBegun("d"));
        queue.move(number("b"), 99);
        assertEquals(List.of("d", "a", "c", "b"), names());
    }

    @Test
    void whatIsRemovedAndHasStillToEndIsNoPlaceInTheOrder() {
        add("a", "b", "c");
        queue.order(number("b"), Transfer::remove);
        assertFalse(fetching.of("b").outcome().isDone());
        queue.move(number("c"), -1);
        assertEquals(List.of("c", "a"), names());
        queue.move(number("c"), 1);
        assertEquals(List.of("a", "c"), names());
    }

    @Test
    void failedOneKeepsItsReasonUntilItIsTriedAgain() {
        add("a");
        fetching.of("a").fail(TransferFailure.NO_SOURCES);
        queue.tick();
        assertEquals(TransferState.FAILED, see("a").state());
        assertEquals(TransferFailure.NO_SOURCES, see("a").failure());
        queue.order(number("a"), Transfer::retry);
        assertEquals(2, fetching.begun.size());
        assertEquals(TransferState.PREPARING, see("a").state());
    }

    @Test
    void limitCountsForTheRunningOneAtOnceAndForTheOthersWhenTheyBegin() {
        active = 1;
        add("a", "b");
        queue.order(number("a"), one -> one.limit(5_000));
        queue.order(number("b"), one -> one.limit(7_000));
        assertEquals(5_000, fetching.of("a").limit);
        assertEquals(5_000, see("a").limit());
        fetching.of("a").fail(TransferFailure.NO_SOURCES);
        queue.tick();
        assertEquals(7_000, fetching.of("b").limit);
        assertEquals(
                List.of(5_000L, 7_000L),
                queue.stored().stream().map(StoredTransfer::limit).toList());
        active = 2;
        queue.order(number("a"), Transfer::retry);
        assertEquals(5_000, fetching.of("a").limit, "a new attempt keeps it");
        queue.order(number("a"), one -> one.limit(0));
        assertEquals(0, fetching.of("a").limit);
    }

    @Test
    void limitIsRememberedForTheNextStart() {
        add("a");
        queue.order(number("a"), one -> one.limit(5_000));
        TransferQueue later = restarted();
        later.tick();
        assertEquals(5_000, fetching.of("a").limit);
    }

    @Test
    void cancelledOneDeletesWhatItStoredAndIsBegunAgainOnlyAfterItsEnd() {
        add("a");
        fetching.of("a").reach(500, 1_000, 5);
        queue.tick();
        queue.order(number("a"), Transfer::cancel);
        FakeFetching.FakeFetch first = fetching.of("a");
        assertTrue(first.discarded);
        assertEquals(0, see("a").doneBytes());
        queue.order(number("a"), Transfer::retry);
        queue.tick();
        assertSame(first, fetching.of("a"));
        first.stop();
        queue.tick();
        assertEquals(2, fetching.begun.size());
    }

    private static ContentId id(String name) {
        return target(name).wanted().id();
    }

    /** The queue of the next start of the program. */
    private TransferQueue restarted() {
        List<StoredTransfer> kept = queue.stored();
        fetching.begun.clear();
        TransferQueue later =
                new TransferQueue(
                        fetching,
                        () -> new TransferOptions(FOLDER, active, 4),
                        InstantSource.fixed(NOON),
                        finished::add);
        later.restore(kept);
        return later;
    }

    @Test
    void cancellingWhatDoesNotRunDeletesWhatEarlierRunsLeft() {
        add("paused", "failed", "waiting");
        fetching.of("paused").reach(400, 1_000, 5);
        queue.tick();
        queue.order(number("paused"), Transfer::pause);
        fetching.of("failed").fail(TransferFailure.NO_SOURCES);
        queue.tick();
        fetching.online = false;
        TransferQueue later = restarted();
        later.tick();
        assertEquals(List.of(), fetching.discarded);
        later.snapshots().forEach(one -> later.order(one.number(), Transfer::cancel));
        later.tick();
        assertEquals(List.of(id("paused"), id("failed"), id("waiting")), fetching.discarded);
        later.tick();
        assertEquals(3, fetching.discarded.size(), "once is enough");
    }

    @Test
    void whatWasCancelledBeginsAgainWithNothing() {
        fetching.online = false;
        var half = new StoredTransfer(target("a"), FOLDER, NOON, true, null, 500, 1_000, 0);
        queue.restore(List.of(half));
        assertEquals(500, see("a").doneBytes());
        queue.order(number("a"), Transfer::cancel);
        queue.tick();
        queue.order(number("a"), Transfer::retry);
        assertEquals(TransferState.QUEUED, see("a").state());
        assertEquals(0, see("a").doneBytes());
        assertEquals(0, queue.stored().getFirst().doneBytes());
    }

    @Test
    void cancellingWhatNeverBeganDeletesNothing() {
        active = 1;
        add("a", "b");
        queue.order(number("b"), Transfer::cancel);
        queue.tick();
        assertEquals(List.of(), fetching.discarded);
    }

    @Test
    void anAttemptThatEndedBeforeItOpenedItsFolderIsClearedToo() {
        add("a");
        queue.order(number("a"), Transfer::cancel);
        fetching.of("a").stop();
        queue.tick();
        assertEquals(List.of(id("a")), fetching.discarded);
    }

    @Test
    void nothingBeginsAgainWhileItIsBeingDeleted() {
        add("a");
        fetching.of("a").fail(TransferFailure.DAMAGED);
        queue.tick();
        fetching.deleting = new CompletableFuture<>();
        queue.order(number("a"), Transfer::remove);
        queue.tick();
        assertEquals(List.of(id("a")), fetching.discarded);
        assertEquals(List.of(), names());
        add("a");
        queue.tick();
        assertEquals(1, fetching.begun.size());
        fetching.deleting.complete(null);
        queue.tick();
        assertEquals(2, fetching.begun.size());
    }

    @Test
    void whatIsDoneIsNotDeleted() {
        add("a");
        fetching.of("a").finish(FOLDER.resolve("a"));
        queue.tick();
        queue.order(number("a"), Transfer::remove);
        queue.tick();
        assertEquals(List.of(), fetching.discarded);
    }

    @Test
    void removedOneIsGoneAndItsContentWaitsForItsEnd() {
        add("a");
        queue.order(number("a"), Transfer::remove);
        assertEquals(List.of(), names());
        FakeFetching.FakeFetch first = fetching.of("a");
        assertTrue(first.discarded);
        add("a");
        assertEquals(1, fetching.begun.size());
        first.stop();
        queue.tick();
        assertEquals(2, fetching.begun.size());
    }

    @Test
    void askingTwiceIsOneTransferThatGoesOn() {
        add("a");
        queue.order(number("a"), Transfer::pause);
        add("a");
        assertEquals(List.of("a"), names());
        assertEquals(TransferState.PREPARING, see("a").state());
    }

    @Test
    void aFullListTakesNothingMoreAndSaysSo() {
        active = 1;
        fetching.online = false;
        var one = StoredTransfer.ordered(target("there"), FOLDER, NOON);
        queue.restore(Collections.nCopies(TransferQueue.MOST - 1, one));
        assertTrue(queue.add(target("last")));
        assertFalse(queue.add(target("one more")));
        assertTrue(queue.add(target("last")), "it is there already");
        assertEquals(TransferQueue.MOST, queue.snapshots().size());
        queue.order(number("last"), Transfer::remove);
        assertTrue(queue.add(target("one more")));
    }

    @Test
    void networkThatGoesAwaySendsRunningOnesBackToTheQueue() {
        add("a");
        fetching.online = false;
        fetching.of("a").stop();
        queue.tick();
        assertEquals(TransferState.QUEUED, see("a").state());
        fetching.online = true;
        for (int i = 0; i <= TransferQueue.TICKS_PER_SECOND; i++) {
            queue.tick();
        }
        assertEquals(2, fetching.begun.size());
    }

    @Test
    void nothingBeginsWhileTheNetworkIsOff() {
        fetching.online = false;
        add("a");
        queue.tick();
        assertEquals(TransferState.QUEUED, see("a").state());
        fetching.online = true;
        queue.tick();
        assertTrue(fetching.hasBegun("a"));
    }

    @Test
    void diskThatWasFullIsTriedAgainWhenAPersonSaysSo() {
        add("a");
        fetching.of("a").reach(10, 1_000, 5);
        fetching.of("a").pause();
        fetching.of("a").enter(DownloadState.NO_SPACE);
        queue.tick();
        assertEquals(TransferState.NO_SPACE, see("a").state());
        queue.order(number("a"), Transfer::resume);
        queue.tick();
        assertEquals(TransferState.RUNNING, see("a").state());
    }

    @Test
    void throughputIsTheBytesOfEachSecond() {
        add("a");
        for (int tick = 1; tick <= 3 * TransferQueue.TICKS_PER_SECOND; tick++) {
            fetching.of("a").reach(tick * 10L, 1_000, 100);
            queue.tick();
        }
        assertEquals(List.of(100L, 100L), queue.detail(number("a")).orElseThrow().throughput());
    }

    @Test
    void unchangedTransferKeepsItsInstance() {
        add("a");
        TransferSnapshot before = see("a");
        queue.tick();
        assertSame(before, see("a"));
    }

    @Test
    void whatIsRememberedComesBackAsItWas() {
        add("a", "b", "c");
        fetching.of("a").reach(400, 1_000, 5);
        fetching.of("b").fail(TransferFailure.REFUSED);
        queue.tick();
        queue.order(number("a"), Transfer::pause);
        var later = new FakeFetching();
        var next =
                new TransferQueue(
                        later,
                        () -> new TransferOptions(FOLDER, active, 4),
                        InstantSource.fixed(NOON),
                        finished::add);
        next.restore(queue.stored());
        next.tick();
        assertEquals(
                List.of(TransferState.PAUSED, TransferState.FAILED, TransferState.PREPARING),
                next.snapshots().stream().map(TransferSnapshot::state).toList());
        assertEquals(400, next.snapshots().getFirst().doneBytes());
        assertEquals(TransferFailure.REFUSED, next.snapshots().get(1).failure());
        assertTrue(later.hasBegun("c"));
    }
}
