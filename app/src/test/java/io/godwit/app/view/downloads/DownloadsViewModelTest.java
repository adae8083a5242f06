package io.godwit.app.view.downloads;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.fx.BackgroundThreads;
import io.godwit.app.text.NameOrder;
import io.godwit.app.transfers.FakeFetching;
import io.godwit.app.transfers.TransferOptions;
import io.godwit.app.transfers.Transfers;
import io.godwit.app.view.downloads.DownloadOrder.Column;
import io.godwit.core.content.ContentId;
import io.godwit.core.node.Target;
import io.godwit.core.transfer.download.Wanted;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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
class DownloadsViewModelTest {

    @TempDir Path home;
    private final FakeFetching fetching = new FakeFetching();
    private final ExecutorService ui = Executors.newSingleThreadExecutor();
    private final ExecutorService background = BackgroundThreads.open();
    private final Set<Path> gone = ConcurrentHashMap.newKeySet();
    private Transfers transfers;
    private DownloadsViewModel model;

    @BeforeEach
    void open() throws Exception {
        transfers =
                new Transfers(
                        home,
                        fetching,
                        () -> new TransferOptions(home, 3, 4),
                        InstantSource.system());
        model =
                onUi(() ->
                        new DownloadsViewModel(
                                transfers,
                                path -> !gone.contains(path),
                                new NameOrder(Locale.ENGLISH),
                                background,
                                ui));
        for (String name : List.of("a.mkv", "b.zip", "c.pdf")) {
            finish(name);
        }
    }

    private void finish(String name) {
        transfers.add(
                new Target(
                        new Wanted.File(new ContentId(name.hashCode(), 0, 0, 0), name, 100),
                        name,
                        List.of()));
        await().until(() -> fetching.hasBegun(name));
        fetching.of(name).finish(home.resolve(name));
        await().until(() -> names().contains(name));
    }

    @AfterEach
    void close() {
        transfers.close();
        ui.shutdownNow();
        background.shutdownNow();
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
        return onUi(() -> model.rows().stream().map(DownloadRow::name).toList());
    }

    @Test
    void latestIsFirst() throws Exception {
        assertEquals(List.of("c.pdf", "b.zip", "a.mkv"), names());
    }

    @Test
    void fileThatIsGoneIsMarkedAndOneThatIsBackIsNot() throws Exception {
        gone.add(home.resolve("b.zip"));
        run(model::lookAgain);
        await().until(() -> onUi(() -> model.rows().get(1).missing()));
        assertTrue(onUi(() -> !model.rows().getFirst().missing()));
        gone.clear();
        run(model::lookAgain);
        await().until(() -> onUi(() -> !model.rows().get(1).missing()));
    }

    @Test
    void filterShowsOnlyNamesThatContainIt() throws Exception {
        run(() -> model.filterProperty().set(" ZIP "));
        await().until(() -> names().equals(List.of("b.zip")));
        assertEquals(3, onUi(() -> model.totalProperty().get()).intValue());
        run(() -> model.filterProperty().set(""));
        await().until(() -> names().size() == 3);
    }

    @Test
    void sortsAndKeepsSortingWhatComesLaterOrIsFiltered() throws Exception {
        run(() ->
                model.sort(new DownloadOrder(List.of(new DownloadOrder.Key(Column.NAME, false)))));
        await().until(() -> names().equals(List.of("a.mkv", "b.zip", "c.pdf")));
        finish("B2.zip");
        await().until(() -> names().equals(List.of("a.mkv", "b.zip", "B2.zip", "c.pdf")));
        run(() -> model.filterProperty().set("zip"));
        await().until(() -> names().equals(List.of("b.zip", "B2.zip")));
        run(() -> model.sort(DownloadOrder.HISTORY));
        await().until(() -> names().equals(List.of("B2.zip", "b.zip")));
    }

    @Test
    void forgottenOneIsGoneFromTheHistory() throws Exception {
        run(() -> model.forget(List.of(model.rows().get(1))));
        await().until(() -> names().equals(List.of("c.pdf", "a.mkv")));
    }

    @Test
    void whatIsFetchedAgainIsATransferAgain() throws Exception {
        fetching.begun.clear();
        run(() -> model.fetchAgain(List.of(model.rows().getFirst())));
        await().until(() -> fetching.hasBegun("c.pdf"));
    }
}
