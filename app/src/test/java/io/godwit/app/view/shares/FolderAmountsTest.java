package io.godwit.app.view.shares;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.app.fx.BackgroundThreads;
import io.godwit.app.fx.UiThread;
import io.godwit.core.share.Totals;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FolderAmountsTest {
    private static final Path ALBUM = Path.of("/pictures/Album");
    private static final Path OTHER = Path.of("/pictures/Other");
    private static final List<String> DAY = List.of("day");
    private static final Totals IN_DAY = new Totals(2, 2 * 81_000);

    private final UiThread ui = new UiThread();
    private final ExecutorService background = BackgroundThreads.open();
    private final FakeShareDesk desk =
            new FakeShareDesk()
                    .holding(ALBUM.toString(), "cover.jpg", "day/1.jpg", "day/2.jpg")
                    .holding(OTHER.toString(), "day/1.jpg");
    private final FolderAmounts amounts = new FolderAmounts(desk, background, ui);

    @BeforeEach
    void open() {
        ui.run(() -> amounts.of(Optional.of(ALBUM)));
    }

    @AfterEach
    void stop() {
        desk.gate.countDown();
        background.close();
        ui.close();
    }

    private Optional<Totals> in(List<String> folder) {
        return ui.ask(() -> amounts.in(folder));
    }

    private void awaitChanges(int number) {
        ui.until(() -> amounts.changes().get() >= number);
    }

    @Test
    void addsAFolderUpOnceAndTells() {
        assertEquals(Optional.empty(), in(DAY));
        awaitChanges(1);
        assertEquals(Optional.of(IN_DAY), in(DAY));
        assertEquals(Optional.of(IN_DAY), in(DAY));
        assertEquals(List.of("day"), desk.added);
    }

    @Test
    void showsWhatWasKnownUntilItIsKnownAnew() {
        in(DAY);
        awaitChanges(1);
        desk.holding(ALBUM.toString(), "day/1.jpg");
        desk.gate = new CountDownLatch(1);
        amounts.outdate();
        awaitChanges(2);
        assertEquals(Optional.of(IN_DAY), in(DAY));
        desk.gate.countDown();
        awaitChanges(3);
        assertEquals(Optional.of(new Totals(1, 81_000)), in(DAY));
    }

    @Test
    void dropsWhatIsFoundOfAShareThatIsNoLongerShown() {
        desk.gate = new CountDownLatch(1);
        in(DAY);
        ui.run(() -> amounts.of(Optional.of(OTHER)));
        assertEquals(Optional.empty(), in(DAY));
        desk.gate.countDown();
        awaitChanges(1);
        assertEquals(Optional.of(new Totals(1, 81_000)), in(DAY));
    }

    @Test
    void asksAgainOnlyWhenSomethingHappenedAfterAFailure() {
        desk.online = false;
        in(DAY);
        ui.until(() -> desk.added.equals(List.of("day")));
        desk.online = true;
        amounts.outdate();
        awaitChanges(1);
        in(DAY);
        awaitChanges(2);
        assertEquals(Optional.of(IN_DAY), in(DAY));
        assertEquals(List.of("day", "day"), desk.added);
    }

    @Test
    void asksAgainAfterAFault() {
        desk.faulty = true;
        in(DAY);
        ui.until(() -> desk.added.equals(List.of("day")));
        desk.faulty = false;
        ui.until(() -> amounts.in(DAY).isPresent());
        assertEquals(Optional.of(IN_DAY), in(DAY));
    }

    /** Who goes quickly through a long list waits for what can be seen at the end, not for all that went by. */
    @Test
    void forgetsWhatWentByLongAgo() {
        desk.gate = new CountDownLatch(1);
        ui.run(() -> IntStream.range(0, 5_000).forEach(i -> amounts.in(List.of("folder " + i))));
        desk.gate.countDown();
        ui.until(() -> desk.added.contains("folder 4999"));
        ui.until(() -> amounts.in(List.of("folder 4999")).isPresent());
        assertEquals(101, desk.added.size(), "one was under way, and a hundred wait");
    }
}
