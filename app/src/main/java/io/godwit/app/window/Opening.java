package io.godwit.app.window;

import io.godwit.app.desktop.OpenRequest;
import io.godwit.app.view.Confirmation;
import io.godwit.app.view.Navigator;
import io.godwit.app.view.Page;
import io.godwit.app.words.Words;
import io.godwit.core.content.DisplayName;
import io.godwit.core.event.Severity;
import io.godwit.core.node.Node;
import io.godwit.core.node.ShareLink;
import io.godwit.core.node.Target;
import io.godwit.core.share.Visibility;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Asks about files and links that came from outside the window, and does what the person says. Interface thread only. */
final class Opening {
    private final Services services;
    private final Navigator navigator;
    private final Words words;
    private final Executor ui;

    Opening(Services services, Navigator navigator, Words words, Executor ui) {
        this.services = services;
        this.navigator = navigator;
        this.words = words;
        this.ui = ui;
    }

    void open(OpenRequest request) {
        request.paths().forEach(this::offer);
        request.links().forEach(this::fetch);
    }

    private void offer(Path path) {
        String name = DisplayName.of(String.valueOf(path.getFileName()));
        navigator.show(Page.HOME);
        if (ask("open.share", name)) {
            services.background().execute(() -> share(path, name));
        }
    }

    private void share(Path path, String name) {
        Optional<Node> node = services.network().node();
        try {
            if (node.isPresent()) {
                var _ = node.get().share(path, Visibility.PUBLIC);
                ui.execute(
                        () -> navigator.toast(words.text("open.shared", name), Severity.SUCCESS));
                return;
            }
        } catch (IOException failed) {
            // What is said below is all that can be done about it.
        }
        ui.execute(() ->
                navigator.error(
                        words.text("open.share.failed", name),
                        words.text("open.share.failed.advice")));
    }

    /** Links come from other people, so nothing is fetched before the person said yes. */
    private void fetch(ShareLink link) {
        Target target = Target.of(link);
        if (ask("open.fetch", DisplayName.of(target.name()))) {
            services.transfers().add(target);
            navigator.show(Page.TRANSFERS);
        }
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
