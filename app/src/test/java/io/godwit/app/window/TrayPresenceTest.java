package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.desktop.Tray;
import io.godwit.app.desktop.TrayContent;
import io.godwit.app.fx.UiThread;
import io.godwit.app.words.Words;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrayPresenceTest {
    private final UiThread ui = new UiThread();
    private final FakeNetwork network = new FakeNetwork();
    private final Words words = Words.in(Locale.ENGLISH);
    private final NetworkSwitchViewModel model =
            ui.ask(() -> new NetworkSwitchViewModel(network, words, ui, InstantSource.system()));
    private final List<String> happened = new CopyOnWriteArrayList<>();
    private volatile boolean visible = true;
    private volatile Optional<TrayContent> shown = Optional.empty();
    private final TrayPresence presence = presence(true);

    @AfterEach
    void stop() {
        ui.run(presence::close);
        ui.close();
    }

    private TrayPresence presence(boolean supported) {
        return ui.ask(() ->
                new TrayPresence(
                        content -> asked(content, supported),
                        model,
                        new TrayPresence.Orders(
                                () -> visible,
                                () -> happened.add("show"),
                                () -> happened.add("hide"),
                                () -> happened.add("quit")),
                        words,
                        ui));
    }

    private CompletionStage<Optional<Tray>> asked(TrayContent content, boolean supported) {
        happened.add("asked");
        if (!supported) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        shown = Optional.of(content);
        return CompletableFuture.completedStage(Optional.of(new FakeTray()));
    }

    private final class FakeTray implements Tray {
        @Override
        public void show(TrayContent content) {
            shown = Optional.of(content);
        }

        @Override
        public void message(String title, String text) {
            happened.add("message " + title);
        }

        @Override
        public void close() {
            shown = Optional.empty();
        }
    }

    private void want(boolean wanted) {
        ui.run(() -> presence.want(wanted));
        ui.until(() -> presence.isThere() == wanted);
    }

    private List<String> labels() {
        return shown.orElseThrow().items().stream().map(TrayContent.Item::label).toList();
    }

    private void choose(int item) {
        shown.orElseThrow().items().get(item).action().run();
    }

    @Test
    void asksForNothingUntilItIsWanted() {
        network.become(FakeNetwork.ONLINE);
        ui.until(() -> model.on().get());
        assertEquals(List.of(), happened);
    }

    @Test
    void tellsTheStateOfTheNetworkAndSwitchesIt() {
        want(true);
        assertEquals(
                List.of("Hide the window", "Switch the network on (Offline)", "Quit Godwit"),
                labels());
        choose(1);
        ui.until(() -> network.starts == 1);
        network.become(FakeNetwork.ONLINE);
        ui.until(() -> labels().contains("Switch the network off (Online)"));
        assertEquals("Godwit: Online", shown.orElseThrow().tooltip());
        choose(1);
        ui.until(() -> network.stops == 1);
    }

    @Test
    void hidesShowsAndQuits() {
        want(true);
        choose(0);
        ui.until(() -> happened.contains("hide"));
        visible = false;
        ui.run(presence::refresh);
        assertEquals("Show the window", labels().getFirst());
        choose(0);
        shown.orElseThrow().activated().run();
        choose(2);
        ui.until(() -> happened.equals(List.of("asked", "hide", "show", "show", "quit")));
    }

    @Test
    void aHiddenWindowComesBackWhenTheIconGoes() {
        want(true);
        visible = false;
        want(false);
        assertTrue(shown.isEmpty());
        assertTrue(happened.contains("show"));
    }

    @Test
    void staysAwayWhereTheSystemHasNoTray() {
        TrayPresence none = presence(false);
        ui.run(() -> none.want(true));
        ui.until(() -> happened.contains("asked"));
        ui.run(() -> {});
        assertFalse(ui.ask(none::isThere));
        ui.run(none::close);
    }
}
