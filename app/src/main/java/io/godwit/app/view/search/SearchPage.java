package io.godwit.app.view.search;

import io.godwit.app.desktop.Outcome;
import io.godwit.app.network.Network;
import io.godwit.app.network.Subscription;
import io.godwit.app.view.Page;
import io.godwit.app.view.View;
import io.godwit.app.view.WindowContext;
import io.godwit.app.words.Words;
import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.event.Severity;
import io.godwit.core.node.Node;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.SharedCopy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the search page together. */
public final class SearchPage {
    private static final Logger LOG = LoggerFactory.getLogger(SearchPage.class);

    /** Long enough for the next letter, short enough to feel immediate. */
    private static final long PAUSE_MILLIS = 200;

    private SearchPage() {}

    /** Makes the page. */
    public static View create(WindowContext context) {
        Words words = context.words().of("search");
        SearchViewModel model =
                new SearchViewModel(
                        (text, limit) -> {
                            var node = context.network().node();
                            return node.isEmpty()
                                    ? Optional.<List<FoundContent>>empty()
                                    : Optional.of(node.get().find(text, limit));
                        },
                        id -> own(context.network(), id),
                        () -> Thread.sleep(PAUSE_MILLIS),
                        context.background(),
                        context.ui(),
                        context.transfers()::add);
        Subscription states =
                context.network().onState(_ -> context.ui().execute(model::networkChanged));
        return new SearchView(model, words, actions(context, words), states::close);
    }

    private static Optional<SharedCopy> own(Network network, ContentId id) {
        try {
            Optional<Node> node = network.node();
            return node.isEmpty() ? Optional.empty() : node.get().copy(id);
        } catch (ShareException failed) {
            // What is only marked is found all the same.
            LOG.debug("the library does not say whether it has something", failed);
            return Optional.empty();
        }
    }

    private static void reveal(WindowContext context, Path path) {
        var _ =
                context.desktop()
                        .reveal(path)
                        .thenAcceptAsync(
                                outcome -> {
                                    if (outcome instanceof Outcome.Failed failed) {
                                        context.navigator().error(failed.what(), failed.hint());
                                    }
                                },
                                context.ui());
    }

    private static SearchView.Actions actions(WindowContext context, Words words) {
        return new SearchView.Actions(
                rows -> {
                    copy(rows);
                    context.navigator().toast(words.text("copied", rows.size()), Severity.SUCCESS);
                },
                rows ->
                        context.navigator()
                                .toast(
                                        rows.size() == 1
                                                ? words.text("added", rows.getFirst().name())
                                                : words.text("added.several", rows.size()),
                                        Severity.SUCCESS),
                path -> reveal(context, path),
                () -> context.navigator().show(Page.SETTINGS),
                context.network()::start);
    }

    private static void copy(List<SearchRow> rows) {
        ClipboardContent content = new ClipboardContent();
        content.putString(
                rows.stream()
                        .map(row -> row.link().format())
                        .collect(Collectors.joining(System.lineSeparator())));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
