package io.godwit.app.view;

import io.godwit.app.desktop.Desktop;
import io.godwit.app.desktop.Outcome;
import io.godwit.app.protect.ProtectedFiles;
import io.godwit.app.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * What a page asks the desktop to do with files, and says in the person's language when it was not done. To be asked on
 * the interface thread.
 */
public final class DesktopFiles {
    private final Desktop desktop;
    private final Navigator navigator;
    private final Words words;
    private final Executor background;
    private final Executor ui;
    private final Runnable after;

    /**
     * Files of a page.
     *
     * @param desktop does it
     * @param navigator the window that says what went wrong
     * @param words of the window
     * @param background where the disk is looked at
     * @param ui the interface thread
     * @param after run there whenever something was done or was not
     */
    public DesktopFiles(
            Desktop desktop,
            Navigator navigator,
            Words words,
            Executor background,
            Executor ui,
            Runnable after) {
        this.desktop = desktop;
        this.navigator = navigator;
        this.words = words;
        this.background = background;
        this.ui = ui;
        this.after = after;
    }

    /** Files of a page in a window. */
    public static DesktopFiles of(WindowContext context, Runnable after) {
        return new DesktopFiles(
                context.desktop(),
                context.navigator(),
                context.words(),
                context.background(),
                context.ui(),
                after);
    }

    /** Opens a file or folder; no other program of the system knows what to do with a protected one. */
    public void open(Path path) {
        background.execute(() -> {
            boolean locked = ProtectedFiles.isProtected(path);
            ui.execute(() -> open(path, locked));
        });
    }

    private void open(Path path, boolean locked) {
        if (locked) {
            navigator.openProtected(path);
        } else {
            say(desktop.open(path));
        }
    }

    /** Shows a file or folder in the file manager. */
    public void reveal(Path path) {
        say(desktop.reveal(path));
    }

    /**
     * Moves files and folders to the system's bin, one after the other: each takes a process of the system's, and of
     * thousands at once it would start only some. Of several refusals the first is said.
     */
    public void trash(List<Path> paths) {
        CompletionStage<Outcome> all = CompletableFuture.completedStage(Outcome.done());
        for (Path path : paths) {
            all =
                    all.thenCompose(before ->
                            desktop.trash(path).thenApply(now -> before.isDone() ? now : before));
        }
        say(all);
    }

    private void say(CompletionStage<Outcome> asked) {
        var _ =
                asked.thenAcceptAsync(
                        outcome -> {
                            if (outcome instanceof Outcome.Failed failed) {
                                Refusal refusal = Refusal.of(failed, words);
                                navigator.error(refusal.what(), refusal.whatToDo());
                            }
                            after.run();
                        },
                        ui);
    }
}
