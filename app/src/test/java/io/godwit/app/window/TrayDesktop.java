package io.godwit.app.window;

import io.godwit.app.desktop.Desktop;
import io.godwit.app.desktop.Outcome;
import io.godwit.app.desktop.Tray;
import io.godwit.app.desktop.TrayContent;
import io.godwit.app.desktop.Wakefulness;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A desktop with a tray and nothing else. */
final class TrayDesktop implements Desktop {
    volatile Optional<TrayContent> shown = Optional.empty();

    /** Chooses a line of the icon's menu. */
    void choose(String label) {
        shown.orElseThrow().items().stream()
                .filter(item -> item.label().equals(label))
                .findFirst()
                .orElseThrow()
                .action()
                .run();
    }

    @Override
    public CompletionStage<Boolean> hasTray() {
        return CompletableFuture.completedStage(true);
    }

    @Override
    public CompletionStage<Optional<Tray>> tray(TrayContent content) {
        shown = Optional.of(content);
        return CompletableFuture.completedStage(Optional.of(new Icon()));
    }

    private final class Icon implements Tray {
        @Override
        public void show(TrayContent content) {
            shown = Optional.of(content);
        }

        @Override
        public void message(String title, String text) {
            // Nobody looks.
        }

        @Override
        public void close() {
            shown = Optional.empty();
        }
    }

    private static CompletionStage<Outcome> done() {
        return CompletableFuture.completedStage(Outcome.done());
    }

    @Override
    public CompletionStage<Outcome> reveal(Path path) {
        return done();
    }

    @Override
    public CompletionStage<Outcome> open(Path path) {
        return done();
    }

    @Override
    public CompletionStage<Outcome> browse(URI address) {
        return done();
    }

    @Override
    public CompletionStage<Outcome> trash(Path path) {
        return done();
    }

    @Override
    public CompletionStage<Outcome> notifyPerson(String title, String text) {
        return done();
    }

    @Override
    public Wakefulness stayAwake(String why) {
        return () -> {};
    }

    @Override
    public CompletionStage<Outcome> startAtLogin(boolean wanted) {
        return done();
    }

    @Override
    public CompletionStage<Boolean> startsAtLogin() {
        return CompletableFuture.completedStage(false);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
