package io.godwit.app.view.shares;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.fx.BackgroundThreads;
import io.godwit.app.fx.UiThread;
import io.godwit.app.network.PeerName;
import io.godwit.app.view.shares.SharesViewModel.Status;
import io.godwit.app.view.shares.SharesViewModel.Wish;
import io.godwit.core.share.ShareEvent;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.ShareState;
import io.godwit.core.share.Visibility;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharesViewModelTest {
    private final UiThread ui = new UiThread();
    private final ExecutorService background = BackgroundThreads.open();
    private final FakeShareDesk desk =
            new FakeShareDesk()
                    .with("/music/Blue", 30, 3, Visibility.PUBLIC, ShareState.READY)
                    .with("/film/Amber.mkv", 90, 1, Visibility.LINK, ShareState.READY)
                    .with("/docs/Clay", 10, 2, Visibility.CONTACTS, ShareState.READY);
    private final SharesViewModel model = new SharesViewModel(desk, background, ui);

    @AfterEach
    void stop() {
        background.close();
        ui.close();
    }

    private List<String> names() {
        return model.rows().stream().map(row -> row.share().name()).toList();
    }

    private void shows(String... names) {
        ui.until(() -> names().equals(List.of(names)));
    }

    @Test
    void showsWhatThereIsInTheOrderItWasShared() {
        model.refresh();
        shows("Blue", "Amber.mkv", "Clay");
        assertEquals(
                new SharesViewModel.Summary(Status.SHOWN, 3, 130),
                ui.ask(() -> model.summary().get()));
    }

    @Test
    void filtersByNameAndFolderAndCountsEverything() {
        model.filter(" MUSIC ");
        shows("Blue");
        assertEquals(3, ui.ask(() -> model.summary().get().shares()));
        model.filter("");
        shows("Blue", "Amber.mkv", "Clay");
    }

    @Test
    void sortsAndKeepsSortingWhatComesLater() {
        model.sort(Comparator.comparing(row -> row.share().size()));
        shows("Clay", "Blue", "Amber.mkv");
        model.add(List.of(Path.of("/new/Zero")), Visibility.PUBLIC);
        shows("Zero", "Clay", "Blue", "Amber.mkv");
    }

    @Test
    void saysOnceWhatCouldNotBeSharedAndSharesTheRest() {
        model.add(
                List.of(Path.of("/secret/a"), Path.of("/new/b"), Path.of("/secret/c")),
                Visibility.PUBLIC);
        ui.until(() -> model.problem().get().isPresent());
        assertEquals(
                new SharesViewModel.Problem(
                        Wish.SHARE, ShareException.Reason.UNREADABLE, Path.of("/secret/a"), 1),
                ui.ask(() -> model.problem().get().orElseThrow()));
        ui.until(() -> names().contains("b"));
    }

    @Test
    void whatIsSharedAlreadyKeepsThoseWhoMayHaveIt() {
        model.refresh();
        shows("Blue", "Amber.mkv", "Clay");
        model.add(List.of(Path.of("/docs/Clay"), Path.of("/new/b")), Visibility.PUBLIC);
        shows("Blue", "Amber.mkv", "Clay", "b");
        assertEquals(Visibility.CONTACTS, desk.shares.get(Path.of("/docs/Clay")).visibility());
    }

    @Test
    void takesBackWhatWasStoppedWithItsVisibility() {
        model.refresh();
        shows("Blue", "Amber.mkv", "Clay");
        ui.run(() -> model.stop(List.of(model.rows().get(1))));
        shows("Blue", "Clay");
        assertEquals(1, ui.ask(() -> model.stopped().get().size()));
        ui.run(model::undo);
        shows("Blue", "Clay", "Amber.mkv");
        assertEquals(Visibility.LINK, desk.shares.get(Path.of("/film/Amber.mkv")).visibility());
        assertTrue(ui.ask(() -> model.stopped().get().isEmpty()));
    }

    @Test
    void takesBackAllThatWereStoppedInARow() {
        model.refresh();
        shows("Blue", "Amber.mkv", "Clay");
        ui.run(() -> model.stop(List.of(model.rows().get(1))));
        shows("Blue", "Clay");
        ui.run(() -> model.stop(List.of(model.rows().get(1))));
        shows("Blue");
        assertEquals(2, ui.ask(() -> model.stopped().get().size()));
        ui.run(model::undo);
        shows("Blue", "Amber.mkv", "Clay");
    }

    /** Threads come to their work in no order; here in the reverse one. */
    @Test
    void changesAreMadeInTheOrderInWhichTheyWereAskedFor() {
        Deque<Runnable> threads = new ConcurrentLinkedDeque<>();
        SharesViewModel slow = new SharesViewModel(desk, threads::addFirst, Runnable::run);
        Path blue = Path.of("/music/Blue");
        List<ShareRow> chosen =
                List.of(new ShareRow(desk.shares.get(blue), Optional.empty(), List.of()));
        slow.change(chosen, Visibility.LINK);
        slow.change(chosen, Visibility.CONTACTS);
        finish(threads);
        assertEquals(Visibility.CONTACTS, desk.shares.get(blue).visibility());
        slow.stop(chosen);
        slow.undo();
        finish(threads);
        assertTrue(desk.shares.containsKey(blue), "that it was stopped was taken back");
    }

    private static void finish(Deque<Runnable> threads) {
        while (!threads.isEmpty()) {
            threads.removeFirst().run();
        }
    }

    @Test
    void whatCouldNotBeStoppedIsSaidAndNotOfferedToBeTakenBack() {
        model.refresh();
        shows("Blue", "Amber.mkv", "Clay");
        desk.broken = true;
        ui.run(() -> model.stop(List.copyOf(model.rows())));
        ui.until(() -> model.stopped().get().isEmpty());
        assertEquals(
                new SharesViewModel.Problem(
                        Wish.STOP, ShareException.Reason.IO_ERROR, Path.of("/music/Blue"), 2),
                ui.ask(() -> model.problem().get().orElseThrow()));
    }

    @Test
    void aListThatCannotBeReadIsSaidOnceUntilItIsThereAgain() {
        desk.unreadable = true;
        model.refresh();
        ui.until(() -> model.problem().get().isPresent());
        assertEquals(Wish.LIST, ui.ask(() -> model.problem().get().orElseThrow().wish()));
        ui.run(() -> model.problem().set(Optional.empty()));
        for (int looks = 2; looks <= 3; looks++) {
            int many = looks;
            model.refresh();
            ui.until(() -> desk.lists.get() == many);
        }
        assertTrue(ui.ask(() -> model.problem().get().isEmpty()));
        desk.unreadable = false;
        model.refresh();
        shows("Blue", "Amber.mkv", "Clay");
        desk.unreadable = true;
        model.refresh();
        ui.until(() -> model.problem().get().isPresent());
    }

    @Test
    void changesWhoMayHaveIt() {
        model.refresh();
        shows("Blue", "Amber.mkv", "Clay");
        ui.run(() -> model.change(List.copyOf(model.rows()), Visibility.CONTACTS));
        ui.until(() ->
                model.rows().stream()
                        .allMatch(row -> row.share().visibility() == Visibility.CONTACTS));
    }

    @Test
    void showsHowFarIndexingIsUntilItIsDone() {
        Path path = Path.of("/new/big");
        model.add(List.of(path), Visibility.PUBLIC);
        model.happened(new ShareEvent.IndexingProgress(path, 12, 3_456));
        ui.until(() ->
                model.rows().stream()
                        .anyMatch(row ->
                                row.indexing()
                                        .equals(Optional.of(new ShareRow.Indexing(12, 3_456)))));
        desk.with("/new/big", 5_000, 20, Visibility.PUBLIC, ShareState.READY);
        model.happened(new ShareEvent.VisibilityChanged(path, Visibility.PUBLIC));
        ui.until(() -> model.rows().stream().allMatch(row -> row.indexing().isEmpty()));
    }

    @Test
    void showsWhoFetchesNow() {
        List<PeerName> both = List.of(FakeShareDesk.contact("Ada"), FakeShareDesk.contact("Grace"));
        desk.fetching.put(Path.of("/music/Blue"), both);
        model.refresh();
        ui.until(() -> !model.rows().isEmpty() && model.rows().getFirst().fetching().equals(both));
    }

    @Test
    void keepsTheListReadableWhenTheNetworkGoesOff() {
        model.refresh();
        shows("Blue", "Amber.mkv", "Clay");
        desk.online = false;
        model.refresh();
        ui.until(() -> model.summary().get().status() == Status.OFFLINE);
        shows("Blue", "Amber.mkv", "Clay");
    }
}
