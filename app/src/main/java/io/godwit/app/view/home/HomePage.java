package io.godwit.app.view.home;

import io.godwit.app.view.DroppedFiles;
import io.godwit.app.view.Navigator;
import io.godwit.app.view.View;
import io.godwit.app.view.WindowContext;
import io.godwit.app.words.Words;
import io.godwit.core.event.Severity;

/** Makes the first page. */
public final class HomePage {
    private HomePage() {}

    /** Makes the page. */
    public static View create(WindowContext context) {
        return create(context, new NodeHomeDesk(context));
    }

    static View create(WindowContext context, HomeDesk desk) {
        Words words = context.words().of("home");
        HomeViewModel model =
                new HomeViewModel(
                        desk, words, context.ui(), context.background(), says(context.navigator()));
        return new HomeView(
                model,
                words,
                context.navigator(),
                context.files(),
                new DroppedFiles(context.background(), context.ui(), context.navigator()));
    }

    private static HomeViewModel.Says says(Navigator navigator) {
        return new HomeViewModel.Says() {
            @Override
            public void toast(String text, Severity severity) {
                navigator.toast(text, severity);
            }

            @Override
            public void error(String what, String whatToDo) {
                navigator.error(what, whatToDo);
            }
        };
    }
}
