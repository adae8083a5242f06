package io.godwit.app.window;

import io.godwit.app.desktop.OpenRequest;
import io.godwit.app.protect.ProtectedFiles;
import io.godwit.app.view.Confirmation;
import io.godwit.app.view.Navigator;
import io.godwit.app.view.Page;
import io.godwit.app.words.Words;
import io.godwit.core.content.DisplayName;
import io.godwit.core.event.Severity;
import io.godwit.core.node.ShareLink;
import io.godwit.core.node.Target;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.Visibility;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks about files and links that came from outside the window, one after the other, and does what the person says.
 * Interface thread only.
 */
final class Opening implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final Sharing sharing;
    private final Consumer<Target> fetching;
    private final Consumer<Runnable> whenUncovered;
    private final Navigator navigator;
    private final Executor background;
    private final Executor ui;
    private final Words words;

    /** What was not asked about yet; whatever is taken from it has {@link #asked} called in the end. */
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    private boolean asking;
    private boolean closed;

    /** Shares something with everybody, unless it is shared already. Blocks. */
    @FunctionalInterface
    interface Sharing {
        /** Who may have it now; empty when the network is off. */
        Optional<Visibility> share(Path path) throws ShareException;
    }

    /**
     * Has been asked for nothing.
     *
     * @param sharing shares
     * @param fetching fetches; returns at once
     * @param whenUncovered runs something once no sheet lies above the window; at once if none does
     * @param navigator the window that asks
     * @param background where sharing blocks
     * @param ui the interface thread
     */
    Opening(
            Sharing sharing,
            Consumer<Target> fetching,
            Consumer<Runnable> whenUncovered,
            Navigator navigator,
            Executor background,
            Executor ui,
            Words words) {
        this.sharing = sharing;
        this.fetching = fetching;
        this.whenUncovered = whenUncovered;
        this.navigator = navigator;
        this.background = background;
        this.ui = ui;
        this.words = words;
    }

    void open(OpenRequest request) {
        request.paths().forEach(path -> waiting.add(() -> offer(path)));
        request.links().forEach(link -> waiting.add(() -> asked(() -> fetch(link))));
        next();
    }

    /** A question or a sheet that waits for its answer lets others come meanwhile, which would lie above it. */
    private void next() {
        if (!asking && !closed && !waiting.isEmpty()) {
            asking = true;
            // Whoever closes a sheet is not done with it before this returns.
            whenUncovered.accept(() -> ui.execute(() -> waiting.remove().run()));
        }
    }

    private void asked(Runnable question) {
        try {
            if (!closed) {
                question.run();
            }
        } finally {
            asking = false;
            ui.execute(this::next);
        }
    }

    /** Whoever opens a protected file wants to read it; everything else can only be shared. */
    private void offer(Path path) {
        background.execute(() -> {
            boolean locked = ProtectedFiles.isProtected(path);
            ui.execute(() -> asked(() -> offer(path, locked)));
        });
    }

    private void offer(Path path, boolean locked) {
        if (locked) {
            navigator.openProtected(path);
            return;
        }
        String name = DisplayName.of(String.valueOf(path.getFileName()));
        navigator.show(Page.HOME);
        if (ask("open.share", name)) {
            background.execute(() -> share(path, name));
        }
    }

    private void share(Path path, String name) {
        try {
            Optional<Visibility> who = sharing.share(path);
            if (who.isPresent()) {
                ui.execute(() -> tell(name, who.get()));
                return;
            }
        } catch (ShareException failed) {
            LOG.info("not shared, as the window says", failed);
        }
        ui.execute(() ->
                navigator.error(
                        words.text("open.share.failed", name),
                        words.text("open.share.failed.advice")));
    }

    /** What was shared before with fewer people stays so, which is not what was asked for and must be said. */
    private void tell(String name, Visibility who) {
        if (who == Visibility.PUBLIC) {
            navigator.toast(words.text("open.shared", name), Severity.SUCCESS);
        } else {
            String key = "open.shared.before." + who.name().toLowerCase(Locale.ROOT);
            navigator.toast(words.text(key, name), Severity.INFO);
        }
    }

    /** Links come from other people, so nothing is fetched before the person said yes. */
    private void fetch(ShareLink link) {
        Target target = Target.of(link);
        if (ask("open.fetch", DisplayName.of(target.name()))) {
            fetching.accept(target);
            navigator.show(Page.TRANSFERS);
        }
    }

    /** Asks nothing more: a question that waits for its answer ends with the window, and the next would have none. */
    @Override
    public void close() {
        closed = true;
    }

    private boolean ask(String key, String name) {
        return navigator.confirm(
                new Confirmation(
                        words.text(key + ".title"),
                        words.text(key + ".text", name),
                        words.text(key + ".action"),
                        false));
    }
}
