package io.godwit.app.view.shares;

import io.godwit.app.fx.Repetition;
import io.godwit.app.network.Subscription;
import io.godwit.app.protect.ProtectedFiles;
import io.godwit.app.view.DroppedFiles;
import io.godwit.app.view.View;
import io.godwit.app.view.WindowContext;
import io.godwit.app.words.Words;
import io.godwit.core.event.Event;
import io.godwit.core.node.Profile;
import io.godwit.core.share.ShareEvent;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.control.TableView;

/** Puts the page together. */
public final class SharesPage implements View {
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final SharesViewModel model;
    private final ContentsViewModel contents;
    private final SharesView view;
    private final Repetition looks;
    private final Subscription events;
    private final Subscription states;

    private SharesPage(WindowContext context) {
        Words words = context.words().of("shares");
        ShareDesk desk = new NodeShareDesk(context.network(), context.names());
        contents = new ContentsViewModel(desk, context.background(), context.ui());
        model = new SharesViewModel(desk, context.background(), context.ui());
        view =
                new SharesView(
                        model,
                        contents,
                        new Protection(protector(context), context.background(), context.ui()),
                        words,
                        context.navigator(),
                        new DesktopShareActions(context.network(), context.desktop()),
                        new Intake(
                                model,
                                words,
                                context.navigator(),
                                context.files(),
                                new DroppedFiles(
                                        context.background(), context.ui(), context.navigator())));
        looks = Repetition.every(LOOK, model::refresh);
        events = context.network().onEvent(this::happened);
        states = context.network().onState(state -> context.ui().execute(this::switched));
    }

    private void happened(Event event) {
        model.happened(event);
        if (event instanceof ShareEvent share) {
            contents.happened(share);
        }
    }

    private void switched() {
        model.refresh();
        contents.refresh();
    }

    /** Protected files live in the profile, so that nothing is written beside a person's own files. */
    private static Protection.Protector protector(WindowContext context) {
        ProtectedFiles files = new ProtectedFiles(new SecureRandom());
        Path folder = new Profile(context.settings().folder()).protectedFolder();
        return (source, password, progress) -> files.protect(source, folder, password, progress);
    }

    /** The page of a window. */
    public static SharesPage create(WindowContext context) {
        return new SharesPage(context);
    }

    @Override
    public List<TableView<?>> tables() {
        return List.of(view.table());
    }

    @Override
    public Parent root() {
        return view.root();
    }

    @Override
    public void shown() {
        looks.start();
    }

    @Override
    public void hidden() {
        looks.stop();
    }

    @Override
    public Map<String, String> keys() {
        return view.keys();
    }

    @Override
    public void find() {
        view.find();
    }

    /** Follows the network no longer. */
    @Override
    public void close() {
        events.close();
        states.close();
    }
}
