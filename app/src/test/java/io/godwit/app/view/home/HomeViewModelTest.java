package io.godwit.app.view.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.fx.UiThread;
import io.godwit.app.network.PeerName;
import io.godwit.app.transfers.UploadSnapshot;
import io.godwit.app.words.Words;
import io.godwit.core.event.Severity;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
import io.godwit.core.share.Visibility;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HomeViewModelTest {
    private final UiThread ui = new UiThread();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final FakeHomeDesk desk = new FakeHomeDesk();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private HomeViewModel model;

    @BeforeEach
    void open() {
        model = ui.ask(this::create);
        ui.until(() -> model.peers().get() == 3);
    }

    private HomeViewModel create() {
        return new HomeViewModel(
                desk,
                Words.in(Locale.ENGLISH).of("home"),
                ui,
                background,
                new HomeViewModel.Says() {
                    @Override
                    public void toast(String text, Severity severity) {
                        said.add(severity + " " + text);
                    }

                    @Override
                    public void error(String what, String whatToDo) {
                        said.add(what + " " + whatToDo);
                    }
                });
    }

    @AfterEach
    void close() {
        desk.gate.countDown();
        background.close();
        ui.close();
    }

    private String found() {
        return ui.ask(() -> model.found().get());
    }

    @Test
    void showsWhoThisIsAndHowOthersFindIt() {
        assertEquals("Grace", ui.ask(() -> model.name().get()));
        assertEquals(PeerIdText.format(FakeHomeDesk.ME), ui.ask(() -> model.peerId().get()));
        assertEquals("People in your network find you by your name and what you share.", found());
        desk.found = new HomeDesk.Found.Through("meet.example:8000");
        ui.run(model::look);
        assertEquals(
                "People find you through meet.example:8000, by your name and what you share.",
                found());
    }

    @Test
    void followsTheNetworkAsItGoesOffAndOn() {
        desk.turn(false);
        ui.until(() -> model.peerId().get().isEmpty() && model.peers().get() == -1);
        assertEquals("Nobody can find you now.", found());
        desk.turn(true);
        ui.until(() -> !model.peerId().get().isEmpty() && model.peers().get() == 3);
    }

    @Test
    void knowsNoNumbersWhileNobodyAnswers() {
        desk.answers = false;
        ui.run(model::look);
        ui.until(() -> model.peers().get() == -1 && model.shares().get() == -1);
        assertEquals(List.of(), said, "the switch says so already");
    }

    @Test
    void looksOnceAtATimeAndOnceMoreForWhatHappenedMeanwhile() {
        desk.gate = new CountDownLatch(1);
        int before = desk.looks.get();
        ui.run(model::look);
        ui.until(() -> desk.looks.get() == before + 1);
        desk.peers = 4;
        ui.run(model::look);
        ui.run(model::look);
        assertEquals(before + 1, desk.looks.get());
        desk.gate.countDown();
        ui.until(() -> model.peers().get() == 4);
        assertEquals(before + 2, desk.looks.get());
    }

    @Test
    void sharesOneAfterTheOtherAndCountsThem() {
        ui.run(() -> model.share(List.of(Path.of("/data/a.txt"), Path.of("/data/b.txt"))));
        ui.until(() -> model.shares().get() == 2);
        assertEquals(List.of(Path.of("/data/a.txt"), Path.of("/data/b.txt")), desk.shared);
        assertEquals(List.of("SUCCESS a.txt is shared now", "SUCCESS b.txt is shared now"), said);
    }

    @Test
    void saysThatWhatIsSharedWithFewerStaysSo() {
        desk.already.put(Path.of("/data/diary"), Visibility.CONTACTS);
        desk.already.put(Path.of("/data/draft"), Visibility.LINK);
        ui.run(() -> model.share(List.of(Path.of("/data/diary"), Path.of("/data/draft"))));
        ui.until(() -> said.size() == 2);
        assertEquals(
                List.of(
                        "INFO diary was shared with your contacts already and stays so",
                        "INFO draft was shared by its link alone already and stays so"),
                said);
    }

    @Test
    void saysWhatCannotBeSharedAndSharesTheRest() {
        ui.run(() ->
                model.share(
                        List.of(
                                Path.of("/data/unreadable"),
                                Path.of("/data/broken"),
                                Path.of("/data/good"))));
        ui.until(() -> said.size() == 3);
        assertEquals(
                "unreadable cannot be shared. You may not read it. Check its permissions.",
                said.get(0));
        assertTrue(said.get(1).startsWith("broken cannot be shared."), said.get(1));
        assertEquals(List.of(Path.of("/data/good")), desk.shared);
    }

    @Test
    void saysWhatToDoWithANameThatOthersCannotBeTold() {
        ui.run(() -> model.share(List.of(Path.of("/data/unspeakable"))));
        ui.until(() -> said.size() == 1);
        assertTrue(said.getFirst().endsWith("give it another name."), said.getFirst());
    }

    @Test
    void saysThatNothingIsSharedWhileTheNetworkIsOff() {
        desk.online = false;
        ui.run(() -> model.share(List.of(Path.of("/data/a.txt"))));
        ui.until(() -> said.size() == 1);
        assertTrue(
                said.getFirst().startsWith("a.txt cannot be shared while the network is off."),
                said.getFirst());
    }

    private static List<ActiveTransfer> transfers(int number) {
        return IntStream.range(0, number)
                .mapToObj(i ->
                        new ActiveTransfer(
                                i, "file " + i, 0.5, 1_000, 2, Optional.of(Duration.ofSeconds(9))))
                .toList();
    }

    @Test
    void showsTheFirstFewTransfersAndCountsAll() {
        desk.fetches(transfers(5));
        ui.until(() -> model.active().get() == 5);
        assertEquals(HomeViewModel.ROWS, (int) ui.ask(() -> model.happening().size()));
        assertEquals("file 0", ui.ask(() -> model.happening().getFirst().name()));
        desk.fetches(List.of());
        ui.until(() -> model.active().get() == 0 && model.happening().isEmpty());
    }

    private static ActiveUpload upload(long peer, long sent) {
        PeerId id = new PeerId(peer, 0, 0, 0);
        return new ActiveUpload(
                new UploadSnapshot.Key(id, Optional.of(Path.of("/data/film.mkv"))),
                "film.mkv",
                new PeerName(id, "Ada", true),
                1_000,
                sent);
    }

    private List<String> happening() {
        return ui.ask(() -> model.happening().stream().map(Happening::name).toList());
    }

    @Test
    void showsWhatOthersFetchAfterTheDownloadsAndKeepsARowForIt() {
        desk.sends(List.of(upload(1, 10), upload(2, 20)));
        ui.until(() -> model.rows().get() == 2);
        assertEquals(List.of("film.mkv", "film.mkv"), happening());
        assertEquals(0, (int) ui.ask(() -> model.active().get()), "none of them is a download");
        desk.fetches(transfers(5));
        ui.until(() -> model.active().get() == 5);
        assertEquals(List.of("file 0", "file 1", "film.mkv"), happening());
        desk.sends(List.of(upload(1, 70)));
        ui.until(() ->
                model.happening().getLast() instanceof ActiveUpload one && one.sentBytes() == 70);
        desk.sends(List.of());
        ui.until(() -> model.happening().getLast() instanceof ActiveTransfer);
        assertEquals(List.of("file 0", "file 1", "file 2"), happening());
    }

    @Test
    void listensNoMoreOnceItIsClosed() {
        ui.run(model::close);
        assertEquals(List.of(), desk.transferListeners);
        assertEquals(List.of(), desk.uploadListeners);
        assertEquals(List.of(), desk.networkListeners);
    }
}
