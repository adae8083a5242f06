package io.godwit.app.view.transfers;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.app.transfers.FakeFetching;
import io.godwit.app.transfers.TransferDetail;
import io.godwit.app.transfers.TransferFailure;
import io.godwit.app.transfers.TransferOptions;
import io.godwit.app.transfers.TransferSnapshot;
import io.godwit.app.transfers.TransferState;
import io.godwit.app.transfers.Transfers;
import io.godwit.core.content.ContentId;
import io.godwit.core.node.Target;
import io.godwit.core.transfer.DownloadState;
import io.godwit.core.transfer.download.Wanted;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TransfersViewModelTest {

    @TempDir Path home;
    private final FakeFetching fetching = new FakeFetching();
    private final ExecutorService ui = Executors.newSingleThreadExecutor();
    private Transfers transfers;
    private TransfersViewModel model;

    @BeforeEach
    void open() throws Exception {
        transfers =
                new Transfers(
                        home,
                        fetching,
                        () -> new TransferOptions(home, 2, 4),
                        InstantSource.system());
        model = onUi(() -> new TransfersViewModel(transfers, _ -> () -> {}, ui));
        run(() -> model.shown(true));
        for (String name : List.of("a", "b", "c")) {
            transfers.add(
                    new Target(
                            new Wanted.File(new ContentId(name.hashCode(), 0, 0, 0), name, 100),
                            name,
                            List.of()));
        }
        await().until(() -> names().equals(List.of("a", "b", "c")));
    }

    @AfterEach
    void close() {
        transfers.close();
        ui.shutdownNow();
    }

    private <T> T onUi(Supplier<T> work) throws Exception {
        try {
            return CompletableFuture.supplyAsync(work, ui).get();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
    }

    private void run(Runnable work) throws Exception {
        onUi(() -> {
            work.run();
            return 0;
        });
    }

    private List<String> names() throws Exception {
        return onUi(() -> model.rows().stream().map(TransferSnapshot::name).toList());
    }

    private TransferSnapshot row(int at) throws Exception {
        return onUi(() -> model.rows().get(at));
    }

    private TransferState state(int at) throws Exception {
        return row(at).state();
    }

    private void select(int at) throws Exception {
        run(() -> {
            TransferSnapshot one = model.rows().get(at);
            model.select(one);
            model.choose(Set.of(one.number()));
        });
    }

    @Test
    void whatIsChosenIsPausedGoesOnAndBeginsAgain() throws Exception {
        await().until(() -> state(0) == TransferState.PREPARING);
        select(0);
        run(model::pause);
        await().until(() -> state(0) == TransferState.PAUSED);
        run(() -> model.toggle(model.rows().getFirst()));
        await().until(() -> state(0) == TransferState.QUEUED);
        run(model::pause);
        await().until(() -> state(0) == TransferState.PAUSED);
        run(model::resume);
        await().until(() -> state(0) == TransferState.QUEUED);
        fetching.of("b").fail(TransferFailure.NOT_FOUND);
        await().until(() -> state(1) == TransferState.FAILED);
        select(1);
        run(model::retry);
        await().until(() -> state(1) != TransferState.FAILED);
    }

    @Test
    void orderFollowsThePersonAndTheSelectionFollowsTheTransfer() throws Exception {
        select(2);
        run(model::moveToTop);
        await().until(() -> names().equals(List.of("c", "a", "b")));
        run(model::moveDown);
        await().until(() -> names().equals(List.of("a", "c", "b")));
        run(model::moveUp);
        await().until(() -> names().equals(List.of("c", "a", "b")));
        assertEquals("c", onUi(() -> model.selectedProperty().get().name()));
    }

    @Test
    void selectedOneIsKeptUpToDateWithItsDetails() throws Exception {
        select(0);
        fetching.of("a").reach(40, 100, 7);
        await().until(() -> onUi(() -> model.selectedProperty().get().doneBytes()) == 40);
        await().until(() ->
                onUi(() ->
                        model.detailProperty().get() != null
                                && model.detailProperty().get().sources().size() == 1));
    }

    private List<Long> throughput() throws Exception {
        return onUi(() ->
                Optional.ofNullable(model.detailProperty().get())
                        .map(TransferDetail::throughput)
                        .orElse(List.of()));
    }

    @Test
    void secondsOfAChosenOneThatWaitsGoOnThoughNothingElseOfItChanges() throws Exception {
        fetching.of("a").reach(40, 100, 7);
        fetching.of("a").enter(DownloadState.WAITING);
        await().until(() -> state(0) == TransferState.WAITING);
        select(0);
        await().until(() -> onUi(() -> model.detailProperty().get() != null));
        int before = throughput().size();
        await().until(() -> {
            run(model::look);
            return throughput().size() > before + 1;
        });
        assertEquals(0L, throughput().getLast());
    }

    @Test
    void summaryCountsAndAddsUp() throws Exception {
        fetching.of("a").reach(40, 100, 7);
        fetching.of("b").reach(40, 100, 5);
        await().until(() ->
                onUi(() -> model.summaryProperty().get())
                        .equals(new TransfersViewModel.Summary(3, 2, 0, 12)));
        fetching.of("a").finish(home.resolve("a"));
        await().until(() -> onUi(() -> model.summaryProperty().get().over()) == 1);
        run(model::clearFinished);
        await().until(() -> names().equals(List.of("b", "c")));
    }

    @Test
    void hiddenPageStaysAsItWasAndCatchesUpWhenShown() throws Exception {
        run(() -> model.shown(false));
        run(() -> model.remove(model.rows().get(2)));
        await().until(() -> transfers.snapshots().size() == 2);
        assertEquals(3, names().size());
        run(() -> model.shown(true));
        await().until(() -> names().equals(List.of("a", "b")));
    }

    @Test
    void everythingPausesAndGoesOn() throws Exception {
        run(model::pauseAll);
        await().until(() ->
                onUi(() ->
                        model.rows().stream()
                                .allMatch(one -> one.state() == TransferState.PAUSED)));
        run(model::resumeAll);
        await().until(() -> onUi(() -> model.summaryProperty().get().active()) == 2);
    }
}
