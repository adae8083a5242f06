package io.godwit.app.view.downloads;

import io.godwit.app.text.NameOrder;
import io.godwit.app.transfers.FinishedFiles;
import io.godwit.app.view.Confirmation;
import io.godwit.app.view.DesktopFiles;
import io.godwit.app.view.FilesOut;
import io.godwit.app.view.Page;
import io.godwit.app.view.View;
import io.godwit.app.view.WindowContext;
import io.godwit.app.words.Words;
import io.godwit.core.event.Severity;
import java.nio.file.Path;
import java.util.List;

/** Puts the page of downloads together. */
public final class DownloadsPage {
    private final WindowContext context;
    private final Words words;
    private final DesktopFiles files;
    private final DownloadsViewModel model;

    private DownloadsPage(WindowContext context) {
        this.context = context;
        this.words = context.words().of("downloads");
        this.model =
                new DownloadsViewModel(
                        context.transfers(),
                        FinishedFiles::isThere,
                        new NameOrder(words.locale()),
                        context.background(),
                        context.ui());
        this.files = DesktopFiles.of(context, model::lookAgain);
    }

    /** Makes the page. */
    public static View create(WindowContext context) {
        return new DownloadsPage(context).view();
    }

    private View view() {
        return new DownloadsView(
                model,
                words,
                new DownloadActions(
                        files::open,
                        files::reveal,
                        this::copy,
                        this::trash,
                        rows ->
                                context.navigator()
                                        .toast(words.text("fetched", rows.size()), Severity.INFO),
                        (gone, undo) ->
                                context.navigator().undoable(words.text("forgotten", gone), undo),
                        new ProtectedFileChoice(words, context.files(), context.navigator())::ask,
                        () -> context.navigator().show(Page.SEARCH)));
    }

    private void copy(List<Path> files) {
        if (FilesOut.copy(files)) {
            context.navigator().toast(words.text("copied", files.size()), Severity.SUCCESS);
        }
    }

    private void trash(List<DownloadRow> rows) {
        List<DownloadRow> there = rows.stream().filter(row -> !row.missing()).toList();
        boolean sure =
                context.navigator()
                        .confirm(
                                new Confirmation(
                                        words.text("delete.title", there.size()),
                                        words.text(
                                                "delete.text",
                                                there.size(),
                                                there.getFirst().name()),
                                        words.text("delete.action"),
                                        true));
        if (sure) {
            files.trash(there.stream().map(row -> row.entry().path()).toList());
        }
    }
}
