package io.godwit.app.view.activity;

import io.godwit.app.log.ActivityHistory;
import io.godwit.app.log.SavedLines;
import io.godwit.app.view.View;
import io.godwit.app.view.WindowContext;
import io.godwit.app.words.Words;
import io.godwit.core.event.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;

/** Makes the page of the log. */
public final class ActivityPage {
    private ActivityPage() {}

    /**
     * Makes the page.
     *
     * @param history what happened so far and happens on
     */
    public static View create(WindowContext context, ActivityHistory history) {
        Words words = context.words().of("activity");
        ActivityViewModel model =
                new ActivityViewModel(
                        history,
                        new Wording(words),
                        context.background(),
                        context.ui(),
                        ZoneId.systemDefault());
        return new ActivityView(
                model,
                words,
                context.files(),
                (file, text) ->
                        context.background().execute(() -> save(context, words, file, text)),
                lines -> context.navigator().toast(words.text("copied", lines), Severity.SUCCESS));
    }

    private static void save(WindowContext context, Words words, Path file, String text) {
        String name = String.valueOf(file.getFileName());
        try {
            SavedLines.write(file, text);
            context.ui()
                    .execute(() ->
                            context.navigator().toast(words.text("saved", name), Severity.SUCCESS));
        } catch (IOException failed) {
            context.ui()
                    .execute(() ->
                            context.navigator()
                                    .error(
                                            words.text("save.failed", name),
                                            words.text("save.failed.advice")));
        }
    }
}
