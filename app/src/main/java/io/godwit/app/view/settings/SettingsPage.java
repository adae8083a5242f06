package io.godwit.app.view.settings;

import io.godwit.app.network.Subscription;
import io.godwit.app.view.DesktopFiles;
import io.godwit.app.view.View;
import io.godwit.app.view.WindowContext;
import io.godwit.core.node.Profile;
import javafx.scene.Parent;

/** Puts the page together. */
public final class SettingsPage implements View {
    private final SettingsViewModel model;
    private final SettingsView view;
    private final Subscription starts;

    private SettingsPage(WindowContext context) {
        model =
                new SettingsViewModel(
                        context.settings(),
                        new NodeSettingsDesk(
                                context.network(),
                                context.desktop(),
                                new Profile(context.settings().folder())),
                        context.background(),
                        context.ui(),
                        context.network().passwordPause(),
                        context.network().importPause());
        view =
                new SettingsView(
                        model,
                        context.words().of("settings"),
                        context.navigator(),
                        context.files(),
                        DesktopFiles.of(context, () -> {})::open);
        starts = context.network().onStart(() -> context.ui().execute(model::started));
    }

    /** The page of a window. */
    public static SettingsPage create(WindowContext context) {
        return new SettingsPage(context);
    }

    @Override
    public Parent root() {
        return view.root();
    }

    @Override
    public void shown() {
        model.load();
    }

    @Override
    public void hidden() {
        model.done();
    }

    /** Follows the network no longer. */
    @Override
    public void close() {
        starts.close();
    }
}
