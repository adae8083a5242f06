package io.godwit.app.window;

import atlantafx.base.controls.PasswordTextField;
import io.godwit.app.desktop.Outcome;
import io.godwit.app.protect.ProtectFault;
import io.godwit.app.theme.Icon;
import io.godwit.app.view.Hint;
import io.godwit.app.view.Paragraph;
import io.godwit.app.view.PasswordWork.State;
import io.godwit.app.view.Refusal;
import io.godwit.app.view.Sheet;
import io.godwit.app.words.Words;
import io.godwit.core.content.DisplayName;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/**
 * Asks for the password of protected files, one after the other, and where the clear files go; shows how far opening is.
 * Interface thread only.
 */
final class UnprotectSheet {
    private static final int SHOWN_NAME = 40;

    private final Unprotecting unprotecting;
    private final Words words;
    private final Words window;
    private final Deque<Asked> waiting = new ArrayDeque<>();
    private final Label title = Sheet.title("");
    private final Paragraph how = new Paragraph("", "muted");
    private final PasswordTextField password = new PasswordTextField();
    private final Label folder = new Label();
    private final Button change = new Button();
    private final Paragraph hint = new Paragraph("", "muted");
    private final ProgressBar progress = new ProgressBar(0);
    private final Button go = new Button();
    private final Button reveal = new Button();
    private final Button asItIs = new Button();
    private final Button leave = new Button();
    private final HBox place = new HBox();
    private final Sheet sheet;
    private Asked now = new Asked(Path.of(""), Optional.empty());
    private Path target = Path.of("");
    private Optional<Path> opened = Optional.empty();

    /** A protected file, and what shares it instead of opening it, if that is offered. */
    private record Asked(Path file, Optional<Runnable> share) {}

    /**
     * A sheet that is not shown yet.
     *
     * @param window texts of the window
     * @param over what it covers while it is shown
     */
    UnprotectSheet(Unprotecting unprotecting, Words window, StackPane over) {
        this.unprotecting = unprotecting;
        this.window = window;
        words = window.of("unprotect");
        how.textProperty().set(words.text("how"));
        hint.setId("unprotect-hint");
        password.setId("unprotect-password");
        password.setPromptText(words.text("password"));
        password.setAccessibleText(words.text("password"));
        password.textProperty().addListener((property, before, now) -> fit());
        password.setOnAction(pressed -> start());
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText(words.text("running"));
        sheet =
                new Sheet(
                        over,
                        "unprotect-sheet",
                        this::leave,
                        title,
                        how,
                        password,
                        place(),
                        hint,
                        progress,
                        buttons());
        unprotecting.work().state().subscribe(this::show);
    }

    private Node place() {
        Label label = new Label(words.text("folder"));
        label.getStyleClass().add("muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        folder.setId("unprotect-folder");
        // Paths run from left to right everywhere, and their ends tell them apart.
        folder.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        folder.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        folder.setMaxWidth(Double.MAX_VALUE);
        folder.setMinWidth(0);
        folder.setPrefWidth(0);
        folder.setTooltip(new Tooltip());
        HBox.setHgrow(folder, Priority.ALWAYS);
        change.setText(words.text("folder.change"));
        change.setId("unprotect-change");
        change.setMinWidth(Region.USE_PREF_SIZE);
        change.setOnAction(pressed -> choose());
        place.getChildren().setAll(label, folder, change);
        place.getStyleClass().add("toolbar");
        place.setAlignment(Pos.CENTER_LEFT);
        return place;
    }

    private Node buttons() {
        button(go, "go", Feather.UNLOCK, this::start);
        button(reveal, "reveal", Feather.FOLDER, () -> opened.ifPresent(this::reveal));
        button(asItIs, "share", Feather.SHARE_2, this::share);
        Hint.on(asItIs, words.text("share.tooltip"));
        go.getStyleClass().add("accent");
        reveal.getStyleClass().add("accent");
        leave.setId("unprotect-leave");
        leave.setOnAction(pressed -> leave());
        return Sheet.buttons(go, reveal, asItIs, leave);
    }

    private void button(Button button, String key, Feather icon, Runnable action) {
        button.setText(words.text(key));
        button.setGraphic(Icon.of(icon));
        button.setId("unprotect-" + key);
        button.setOnAction(pressed -> action.run());
    }

    /** Asks for the password of a file, after those that were asked for before. */
    void ask(Path protectedFile) {
        ask(new Asked(protectedFile, Optional.empty()));
    }

    /**
     * Asks the same, and offers not to open it.
     *
     * @param share run when the person wants to share it as it is instead
     */
    void ask(Path protectedFile, Runnable share) {
        ask(new Asked(protectedFile, Optional.of(share)));
    }

    private void ask(Asked one) {
        waiting.add(one);
        if (!sheet.isShown()) {
            next();
        }
    }

    private void next() {
        opened = Optional.empty();
        password.clear();
        if (waiting.isEmpty()) {
            sheet.close();
            return;
        }
        now = waiting.remove();
        Path file = now.file();
        title.setText(
                words.text(
                        "title", DisplayName.of(String.valueOf(file.getFileName()), SHOWN_NAME)));
        into(file.toAbsolutePath().resolveSibling(""));
        unprotecting.work().clear();
        show(unprotecting.work().state().get());
        sheet.show(password);
        password.requestFocus();
    }

    private void into(Path chosen) {
        target = chosen;
        String shown = DisplayName.of(chosen.toString());
        folder.setText(shown);
        folder.getTooltip().setText(shown);
        folder.setAccessibleText(words.text("folder") + " " + shown);
    }

    private void choose() {
        unprotecting
                .folders()
                .choose(change.getScene().getWindow(), words.text("folder.title"))
                .ifPresent(this::into);
        password.requestFocus();
    }

    private void start() {
        if (password.getPassword().isEmpty()) {
            return;
        }
        Path source = now.file();
        Path to = target;
        unprotecting
                .work()
                .start(
                        (secret, heard) -> unprotecting.opener().open(source, to, secret, heard),
                        password.getPassword().toCharArray(),
                        this::made);
    }

    private void share() {
        Optional<Runnable> chosen = now.share();
        next();
        chosen.ifPresent(Runnable::run);
    }

    private void made(Path clear) {
        opened = Optional.of(clear);
        password.clear();
        show(unprotecting.work().state().get());
        reveal.requestFocus();
    }

    /** Ends the work if there is some, else goes on to the next file. */
    private void leave() {
        if (unprotecting.work().state().get().running()) {
            unprotecting.work().cancel();
        } else {
            next();
        }
    }

    private void show(State state) {
        boolean asking = opened.isEmpty();
        progress.setVisible(state.running());
        progress.setManaged(asking);
        progress.setProgress(state.done());
        shown(how, asking);
        shown(password, asking);
        shown(place, asking);
        shown(go, asking);
        shown(reveal, !asking);
        shown(asItIs, asking && now.share().isPresent());
        leave.setText(words.text(asking ? "cancel" : "close"));
        fit();
        state.fault().ifPresent(this::say);
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void fit() {
        boolean running = unprotecting.work().state().get().running();
        password.setDisable(running);
        change.setDisable(running);
        asItIs.setDisable(running);
        go.setDisable(running || password.getPassword().isEmpty());
        hint.textProperty()
                .set(
                        opened.map(clear -> words.text("done", shortName(clear)))
                                .orElse(running ? words.text("running") : ""));
    }

    private static String shortName(Path path) {
        return DisplayName.of(String.valueOf(path.getFileName()), SHOWN_NAME);
    }

    private void reveal(Path clear) {
        unprotecting.revealer().reveal(clear, failed -> refused(clear, failed));
    }

    /** The banners of the window lie below the sheet. */
    private void refused(Path clear, Outcome.Failed failed) {
        if (opened.filter(clear::equals).isPresent()) {
            Refusal refusal = Refusal.of(failed, window);
            hint.textProperty()
                    .set(
                            words.text(
                                    "reveal.failed",
                                    shortName(clear),
                                    refusal.what(),
                                    refusal.whatToDo()));
        }
    }

    /** The field lost the focus while it could not be used. */
    private void say(ProtectFault fault) {
        hint.textProperty().set(words.text("fault." + fault.name()));
        password.requestFocus();
        password.selectAll();
    }
}
