package io.godwit.app.transfers;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.node.Target;
import io.godwit.core.transfer.download.Wanted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TransfersTest {

    @TempDir Path home;
    private final FakeFetching fetching = new FakeFetching();

    private Transfers open() {
        return new Transfers(
                home, fetching, () -> new TransferOptions(home, 2, 4), InstantSource.system(), 2);
    }

    private static Target target(String name) {
        var id = new ContentId(name.hashCode(), 1, 2, 3);
        return new Target(new Wanted.File(id, name, 1_000), name, List.of());
    }

    @Test
    void unfinishedOnesGoOnAtTheNextStart() {
        try (Transfers transfers = open()) {
            transfers.add(target("a"));
            await().until(() -> fetching.hasBegun("a"));
        }
        fetching.begun.clear();
        try (Transfers transfers = open()) {
            await().until(() -> fetching.hasBegun("a"));
            await().until(() -> transfers.snapshots().size() == 1);
        }
    }

    /** A page may be closed before the thread has come to what it asked for as it was made. */
    @Test
    void whoeverStopsListeningAtOnceHearsOfNoChange() {
        CountDownLatch busy = new CountDownLatch(1);
        List<List<TransferSnapshot>> told = new CopyOnWriteArrayList<>();
        List<List<TransferSnapshot>> others = new CopyOnWriteArrayList<>();
        try (Transfers transfers = open();
                var _ = transfers.onTransfers(_ -> hold(busy))) {
            transfers.onTransfers(told::add).close();
            busy.countDown();
            transfers.add(target("a"));
            try (var _ = transfers.onTransfers(others::add)) {
                await().until(() -> others.stream().anyMatch(now -> now.size() == 1));
            }
            assertTrue(told.size() <= 1, "at most what was there already");
        }
    }

    private static void hold(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void finishedOneIsInTheHistoryUntilItIsForgotten() {
        try (Transfers transfers = open()) {
            transfers.add(target("a"));
            await().until(() -> fetching.hasBegun("a"));
            fetching.of("a").finish(home.resolve("a"));
            await().until(() -> transfers.history().size() == 1);
        }
        try (Transfers transfers = open()) {
            await().until(() -> transfers.history().size() == 1);
            transfers.forget(transfers.history());
            await().until(() -> transfers.history().isEmpty());
        }
    }

    @Test
    void whatWasForgottenIsRememberedAgainInItsPlace() {
        try (Transfers transfers = open()) {
            for (String name : List.of("a", "b", "c")) {
                transfers.add(target(name));
                await().until(() -> fetching.hasBegun(name));
                fetching.of(name).finish(home.resolve(name));
                await().until(() ->
                        !transfers.history().isEmpty()
                                && transfers
                                        .history()
                                        .getFirst()
                                        .path()
                                        .equals(home.resolve(name)));
            }
            List<HistoryEntry> before = transfers.history();
            transfers.forget(List.of(before.get(1)));
            await().until(() -> transfers.history().size() == 2);
            transfers.remember(List.of(before.get(1)));
            await().until(() -> transfers.history().equals(before));
        }
    }

    @Test
    void whatWasClearedTwiceIsPutBackTwice() {
        try (Transfers transfers = open()) {
            for (String name : List.of("a", "b")) {
                transfers.add(target(name));
                await().until(() -> fetching.hasBegun(name));
                fetching.of(name).finish(home.resolve(name));
                await().until(() ->
                        transfers.snapshots().stream()
                                .anyMatch(one -> one.state() == TransferState.DONE));
                transfers.clearFinished();
                await().until(() -> transfers.snapshots().isEmpty());
            }
            transfers.putBackCleared();
            await().until(() -> names(transfers).equals(List.of("b")));
            transfers.putBackCleared();
            await().until(() -> names(transfers).equals(List.of("a", "b")));
        }
    }

    @Test
    void whatWasClearedIsPutBackInItsPlace() {
        try (Transfers transfers = open()) {
            for (String name : List.of("a", "b", "c")) {
                transfers.add(target(name));
            }
            await().until(() -> fetching.hasBegun("a"));
            fetching.of("a").finish(home.resolve("a"));
            await().until(() -> fetching.hasBegun("c"));
            fetching.of("c").finish(home.resolve("c"));
            await().until(() -> transfers.history().size() == 2);
            transfers.clearFinished();
            await().until(() -> names(transfers).equals(List.of("b")));
            transfers.putBackCleared();
            await().until(() -> names(transfers).equals(List.of("a", "b", "c")));
            transfers.putBackCleared();
            transfers.add(target("d"));
            await().until(() -> names(transfers).equals(List.of("a", "b", "c", "d")));
        }
    }

    private static List<String> names(Transfers transfers) {
        return transfers.snapshots().stream().map(TransferSnapshot::name).toList();
    }

    @Test
    void aListThatCannotBeSavedIsToldOnceUntilItWasSavedAgain() throws Exception {
        List<TransfersTrouble> told = new CopyOnWriteArrayList<>();
        Path inTheWay = home.resolve("transfers.json.new/x");
        try (Transfers transfers = open();
                var _ = transfers.onTrouble(told::add)) {
            Files.createDirectories(inTheWay);
            transfers.add(target("a"));
            await().until(() -> told.equals(List.of(TransfersTrouble.NOT_SAVED)));
            transfers.add(target("b"));
            await().until(() -> transfers.snapshots().size() == 2);
            Files.delete(inTheWay);
            await("without another change")
                    .until(() -> Files.exists(home.resolve("transfers.json")));
            assertEquals(1, told.size());
        }
    }

    @Test
    void aListThatIsDamagedOrCannotBeReadIsTold() throws Exception {
        List<TransfersTrouble> told = new CopyOnWriteArrayList<>();
        Path list = Files.writeString(home.resolve("transfers.json"), "{");
        try (Transfers transfers = open();
                var _ = transfers.onTrouble(told::add)) {
            await().until(() -> told.equals(List.of(TransfersTrouble.DAMAGED)));
        }
        Files.deleteIfExists(list);
        Files.createDirectories(list);
        try (Transfers transfers = open();
                var _ = transfers.onTrouble(told::add)) {
            await().until(() -> told.getLast() == TransfersTrouble.UNREADABLE);
        }
    }

    @Test
    void whatAFullListDoesNotTakeIsToldOnceUntilThereIsRoomAgain() throws Exception {
        StoredTransfer paused =
                new StoredTransfer(target("old"), home, Instant.EPOCH, true, null, 0, 1_000, 0);
        new TransfersFile(home.resolve("transfers.json"))
                .save(
                        new StoredTransfers(
                                Collections.nCopies(TransferQueue.MOST, paused), List.of()));
        List<TransfersTrouble> told = new CopyOnWriteArrayList<>();
        try (Transfers transfers = open();
                var _ = transfers.onTrouble(told::add)) {
            transfers.add(target("a"));
            transfers.add(target("b"));
            await().until(() -> told.equals(List.of(TransfersTrouble.FULL)));
            await().until(() -> transfers.snapshots().size() == TransferQueue.MOST);
            transfers.remove(transfers.snapshots().getFirst().number());
            await().until(() -> transfers.snapshots().size() == TransferQueue.MOST - 1);
            transfers.add(target("a"));
            await().until(() -> fetching.hasBegun("a"));
            transfers.add(target("b"));
            await().until(() -> told.equals(List.of(TransfersTrouble.FULL, TransfersTrouble.FULL)));
        }
    }

    @Test
    void listenersAreToldTheStateAndEachChangeButNoMoreThanTenTimesASecond() {
        List<List<TransferSnapshot>> told = new CopyOnWriteArrayList<>();
        try (Transfers transfers = open();
                var _ = transfers.onTransfers(told::add)) {
            transfers.add(target("a"));
            await().until(() -> fetching.hasBegun("a"));
            long start = System.nanoTime();
            int before = told.size();
            long step = 0;
            while (System.nanoTime() - start < 1_000_000_000L) {
                fetching.of("a").reach(++step % 1_000, 1_000, 5);
                Thread.onSpinWait();
            }
            int during = told.size() - before;
            long tenths = (System.nanoTime() - start) / 100_000_000L;
            assertTrue(during <= tenths + 1, during + " times in " + tenths + " tenths");
            fetching.of("a").reach(999, 1_000, 7);
            await().until(() ->
                    told.stream()
                            .flatMap(List::stream)
                            .anyMatch(transfer -> transfer.bytesPerSecond() == 7));
        }
    }

    @Test
    void nothingIsLookedAfterWhileNothingIsUnderWay() {
        AtomicInteger looks = new AtomicInteger();
        try (Transfers transfers =
                new Transfers(
                        home,
                        fetching,
                        () -> {
                            looks.incrementAndGet();
                            return new TransferOptions(home, 2, 4);
                        },
                        InstantSource.system())) {
            await().until(() -> isResting(looks));
            transfers.add(target("a"));
            await().until(() -> fetching.hasBegun("a"));
            await().until(() -> !isResting(looks));
            fetching.of("a").reach(10, 1_000, 5);
            await().until(() -> transfers.snapshots().getFirst().doneBytes() == 10);
            long number = transfers.snapshots().getFirst().number();
            transfers.pause(number);
            await().until(() -> transfers.snapshots().getFirst().state() == TransferState.PAUSED);
            await().until(() -> isResting(looks));
            assertEquals(TransferState.PAUSED, transfers.snapshots().getFirst().state());
            fetching.of("a").finish(home.resolve("a"));
            await().until(() -> transfers.history().size() == 1);
            await().until(() -> isResting(looks));
            transfers.add(target("b"));
            await().until(() -> fetching.hasBegun("b"));
            await().until(() -> transfers.snapshots().size() == 2);
        }
    }

    @Test
    void whatWaitsForTheNetworkIsNotLookedAfterUntilThatIsOn() {
        AtomicInteger looks = new AtomicInteger();
        fetching.online = false;
        try (Transfers transfers =
                new Transfers(
                        home,
                        fetching,
                        () -> {
                            looks.incrementAndGet();
                            return new TransferOptions(home, 2, 4);
                        },
                        InstantSource.system())) {
            transfers.add(target("a"));
            transfers.add(target("b"));
            await().until(() -> transfers.snapshots().size() == 2);
            await().until(() -> isResting(looks));
            fetching.online = true;
            transfers.networkIsOn();
            await().until(() -> fetching.hasBegun("a") && fetching.hasBegun("b"));
            fetching.online = false;
            fetching.of("a").stop();
            fetching.of("b").stop();
            await().until(() ->
                    transfers.snapshots().stream()
                            .allMatch(one -> one.state() == TransferState.QUEUED));
            await().until(() -> isResting(looks));
            assertEquals(2, fetching.begun.size());
        }
    }

    private static boolean isResting(AtomicInteger looks) {
        int before = looks.get();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        return looks.get() == before;
    }

    @Test
    void detailIsToldOnceForEachQuestion() {
        AtomicReference<TransferDetail> seen = new AtomicReference<>();
        try (Transfers transfers = open()) {
            transfers.add(target("a"));
            await().until(() -> transfers.snapshots().size() == 1);
            fetching.of("a").reach(10, 100, 1);
            transfers.detail(transfers.snapshots().getFirst().number(), seen::set);
            await().until(() -> seen.get() != null);
            assertEquals(1, seen.get().sources().size());
        }
    }

    @Test
    void wholeFileHashIsTheUsualSha256() throws Exception {
        Path file = Files.writeString(home.resolve("abc"), "abc");
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                WholeFileHash.of(file));
    }
}
