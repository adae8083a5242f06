package io.godwit.app.view;

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

/** A desktop that answers everything alike, at once. */
record AnsweringDesktop(Outcome answer) implements Desktop {
    private CompletionStage<Outcome> now() {
        return CompletableFuture.completedStage(answer);
    }

    @Override
    public CompletionStage<Outcome> reveal(Path path) {
        return now();
    }

    @Override
    public CompletionStage<Outcome> open(Path path) {
        return now();
    }

    @Override
    public CompletionStage<Outcome> browse(URI address) {
        return now();
    }

    @Override
    public CompletionStage<Outcome> trash(Path path) {
        return now();
    }

    @Override
    public CompletionStage<Outcome> notifyPerson(String title, String text) {
        return now();
    }

    @Override
    public CompletionStage<Boolean> hasTray() {
        return CompletableFuture.completedStage(false);
    }

    @Override
    public CompletionStage<Optional<Tray>> tray(TrayContent content) {
        return CompletableFuture.completedStage(Optional.empty());
    }

    @Override
    public Wakefulness stayAwake(String why) {
        return () -> {};
    }

    @Override
    public CompletionStage<Outcome> startAtLogin(boolean wanted) {
        return now();
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
