package io.godwit.app.view.shares;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.godwit.app.fx.BackgroundThreads;
import io.godwit.app.fx.UiThread;
import io.godwit.app.view.shares.ContentsViewModel.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContentsViewModelTest {
    private static final Path ALBUM = Path.of("/pictures/Album");

    private final UiThread ui = new UiThread();
    private final ExecutorService background = BackgroundThreads.open();
    private final FakeShareDesk desk =
            new FakeShareDesk()
                    .holding(
                            "/pictures/Album",
                            "cover.jpg",
                            "day/1.jpg",
                            "day/2.jpg",
                            "day/raw/1.nef")
                    .holding("/music/Blue", "one.flac");
    private final ContentsViewModel model = new ContentsViewModel(desk, background, ui);

    @AfterEach
    void stop() {
        background.close();
        ui.close();
    }

    private static String text(ContentsRow row) {
        return switch (row) {
            case ContentsRow.Item(List<String> folder, var item, boolean open) ->
                    "  ".repeat(folder.size())
                            + item.name()
                            + (item.folder() ? open ? " v" : " >" : "");
            case ContentsRow.More more -> more.last() ? "last" : "more after " + more.loaded();
        };
    }

    private void shows(String... lines) {
        ui.until(() ->
                model.rows().stream()
                        .map(ContentsViewModelTest::text)
                        .toList()
                        .equals(List.of(lines)));
    }

    private void toggle(int row) {
        ui.run(() -> model.toggle((ContentsRow.Item) model.rows().get(row)));
    }

    @Test
    void readsOnlyWhatIsOpen() {
        ui.run(() -> model.open(ALBUM));
        shows("cover.jpg", "day >");
        assertEquals(List.of(">"), desk.asked);
        toggle(1);
        shows("cover.jpg", "day v", "  1.jpg", "  2.jpg", "  raw >");
        toggle(4);
        shows("cover.jpg", "day v", "  1.jpg", "  2.jpg", "  raw v", "    1.nef");
        desk.asked.clear();
        toggle(1);
        shows("cover.jpg", "day >");
        assertEquals(List.of(">"), desk.asked);
    }

    @Test
    void aFolderOpensAgainAsItWas() {
        ui.run(() -> model.open(ALBUM));
        shows("cover.jpg", "day >");
        toggle(1);
        shows("cover.jpg", "day v", "  1.jpg", "  2.jpg", "  raw >");
        toggle(4);
        shows("cover.jpg", "day v", "  1.jpg", "  2.jpg", "  raw v", "    1.nef");
        toggle(1);
        shows("cover.jpg", "day >");
        toggle(1);
        shows("cover.jpg", "day v", "  1.jpg", "  2.jpg", "  raw v", "    1.nef");
    }

    @Test
    void aFileDoesNotOpen() {
        ui.run(() -> model.open(ALBUM));
        shows("cover.jpg", "day >");
        toggle(0);
        ui.run(model::refresh);
        toggle(1);
        shows("cover.jpg", "day v", "  1.jpg", "  2.jpg", "  raw >");
    }

    @Test
    void showsWhatIsIndexedMeanwhileAndLeavesTheOtherLinesAlone() {
        ui.run(() -> model.open(ALBUM));
        shows("cover.jpg", "day >");
        ContentsRow cover = ui.ask(() -> model.rows().getFirst());
        desk.holding("/pictures/Album", "back.jpg", "cover.jpg", "day/1.jpg");
        model.refresh();
        shows("back.jpg", "cover.jpg", "day >");
        assertSame(cover, ui.ask(() -> model.rows().get(1)));
    }

    @Test
    void anotherShareTakesThePlaceOfTheFirst() {
        ui.run(() -> {
            model.open(ALBUM);
            model.open(Path.of("/music/Blue"));
        });
        shows("one.flac");
        ui.run(model::close);
        model.refresh();
        shows();
        assertEquals(true, ui.ask(() -> model.share().isEmpty()));
    }

    @Test
    void readsALongFolderInPartsAndStopsInTime() {
        ui.run(() -> model.open(FakeShareDesk.LONG));
        int loaded = ContentsViewModel.FIRST;
        awaitRows(loaded + 1);
        while (loaded < ContentsViewModel.MOST) {
            ui.run(() -> {
                ContentsRow.More more = (ContentsRow.More) model.rows().getLast();
                model.more(more);
                model.more(more);
            });
            loaded = Math.min(loaded * 4, ContentsViewModel.MOST);
            awaitRows(loaded + 1);
        }
        assertEquals("last", ui.ask(() -> text(model.rows().getLast())));
    }

    private void awaitRows(int rows) {
        ui.until(() -> model.rows().size() == rows);
    }

    @Test
    void saysWhenNothingCanBeRead() {
        desk.online = false;
        ui.run(() -> model.open(ALBUM));
        ui.until(() -> model.status().get() == Status.UNAVAILABLE);
        desk.online = true;
        model.refresh();
        shows("cover.jpg", "day >");
        assertEquals(Status.SHOWN, ui.ask(() -> model.status().get()));
    }
}
