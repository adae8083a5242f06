package io.godwit.app.view.search;

import io.godwit.app.network.Subscription;
import io.godwit.app.text.NameOrder;
import io.godwit.app.view.DesktopFiles;
import io.godwit.app.view.Page;
import io.godwit.app.view.View;
import io.godwit.app.view.WindowContext;
import io.godwit.app.words.Words;
import io.godwit.core.event.Severity;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Puts the search page together. */
public final class SearchPage {
    /** Long enough for the next letter, short enough to feel immediate. */
    private static final long PAUSE_MILLIS = 200;

    private SearchPage() {}

    /** Makes the page. */
    public static View create(WindowContext context) {
        Words words = context.words().of("search");
        var desk = new NodeSearchDesk(context.network());
        SearchViewModel model =
                new SearchViewModel(
                        desk,
                        desk,
                        () -> Thread.sleep(PAUSE_MILLIS),
                        new NameOrder(words.locale()),
                        context.background(),
                        context.ui(),
                        context.transfers()::add);
        Subscription states =
                context.network().onState(_ -> context.ui().execute(model::networkChanged));
        return new SearchView(model, words, actions(context, words), states::close);
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
                DesktopFiles.of(context, () -> {})::reveal,
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
