package io.godwit.app.view.shares;

import io.godwit.app.fx.FxThread;
import io.godwit.app.theme.Icon;
import io.godwit.app.view.EmptyState;
import io.godwit.app.view.FilesOut;
import io.godwit.app.view.Isolated;
import io.godwit.app.view.Keys;
import io.godwit.app.view.Navigator;
import io.godwit.app.view.shares.SharesViewModel.Problem;
import io.godwit.app.view.shares.SharesViewModel.Status;
import io.godwit.app.view.shares.SharesViewModel.Summary;
import io.godwit.app.words.Words;
import io.godwit.core.content.DisplayName;
import io.godwit.core.event.Severity;
import io.godwit.core.share.ShareState;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The page itself. */
final class SharesView implements SharesTable.Orders {
    /** How much of the height the table keeps beside the contents of a share. */
    private static final double TABLE_SHARE = 0.45;

    private final SharesViewModel model;
    private final Words words;
    private final Isolated isolated;
    private final Navigator navigator;
    private final ShareActions actions;
    private final Intake intake;
    private final SharesTable table;
    private final ContentsViewModel contents;
    private final ContentsPane pane;
    private final SplitPane both = new SplitPane();
    private final TextField filter = new TextField();
    private final Label summary = new Label();
    private final StackPane content = new StackPane();
    private final VBox page;
    private final StackPane root = new StackPane();
    private final UndoBar undo;
    private final ProtectSheet protect;
    private final Node empty;
    private final Node offline;
    private Node list;

    SharesView(
            SharesViewModel model,
            ContentsViewModel contents,
            Protection protection,
            Words words,
            Navigator navigator,
            ShareActions actions,
            Intake intake) {
        this.model = model;
        this.contents = contents;
        this.words = words;
        isolated = new Isolated(words.orientation());
        this.navigator = navigator;
        this.actions = actions;
        this.intake = intake;
        protect = new ProtectSheet(protection, words, root, this::replace);
        table = new SharesTable(model, words, this);
        pane =
                new ContentsPane(
                        contents,
                        words,
                        new ContentsPane.Orders(
                                this::reveal, this::copyFiles, this::closeContents));
        both.setOrientation(Orientation.VERTICAL);
        list = table.root();
        undo = new UndoBar(model, words);
        empty = emptyState();
        offline = offlineState();
        page = new VBox(header(), content);
        page.getStyleClass().add("page");
        VBox.setVgrow(content, Priority.ALWAYS);
        root.getChildren().addAll(page, undo.root(), intake.hint());
        root.setId("shares-page");
        root.getStyleClass().add("shares");
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(SharesView.class.getResource("shares.css"))
                                .toExternalForm());
        intake.listen(root);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        model.summary().addListener((property, before, now) -> show(now));
        model.problem().addListener((property, before, now) -> now.ifPresent(this::say));
        model.applying()
                .subscribe((before, now) -> {
                    if (!now) {
                        follow();
                    }
                });
        table.root()
                .getSelectionModel()
                .selectedItemProperty()
                .subscribe(chosen -> {
                    if (chosen != null && !table.isChanging() && contents.share().isPresent()) {
                        pane.show(chosen);
                    }
                });
        show(model.summary().get());
    }

    Parent root() {
        return root;
    }

    TableView<ShareRow> table() {
        return table.root();
    }

    void find() {
        filter.requestFocus();
        filter.selectAll();
    }

    private Node header() {
        Label title = new Label(words.text("title"));
        title.getStyleClass().add("page-title");
        summary.getStyleClass().add("muted");
        summary.setId("shares-summary");
        VBox titles = new VBox(title, summary);
        HBox.setHgrow(titles, Priority.ALWAYS);
        filter.setId("shares-filter");
        filter.setPromptText(words.text("filter"));
        filter.setAccessibleText(words.text("filter"));
        filter.textProperty().addListener((property, before, now) -> model.filter(now));
        filter.addEventHandler(KeyEvent.KEY_PRESSED, this::leaveFilter);
        Button file = intake.filesButton();
        file.setId("shares-add-file");
        Button folder = intake.folderButton();
        folder.setId("shares-add-folder");
        HBox header = new HBox(titles, filter, file, folder);
        header.getStyleClass().add("toolbar");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private Node emptyState() {
        return new EmptyState(
                Feather.SHARE_2,
                words.text("empty.title"),
                words.text("empty.text"),
                intake.folderButton());
    }

    private Node offlineState() {
        Button on = new Button(words.text("offline.on"), Icon.of(Feather.POWER));
        on.getStyleClass().add("accent");
        on.setOnAction(pressed -> actions.switchOn());
        return new EmptyState(
                Feather.WIFI_OFF, words.text("offline.title"), words.text("offline.text"), on);
    }

    private void leaveFilter(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            filter.clear();
            table.root().requestFocus();
            key.consume();
        }
    }

    private void show(Summary now) {
        summary.setText(
                switch (now.status()) {
                    case LOADING -> words.text("loading");
                    case OFFLINE -> words.text("offline.short");
                    case SHOWN -> words.text("summary", now.shares(), isolated.bytes(now.bytes()));
                });
        Node wanted = wanted(now);
        if (content.getChildren().isEmpty() || !content.getChildren().getFirst().equals(wanted)) {
            content.getChildren().setAll(wanted);
        }
        filter.setDisable(now.shares() == 0);
    }

    private Node wanted(Summary now) {
        if (now.status() == Status.OFFLINE && now.shares() == 0) {
            return offline;
        }
        return now.status() == Status.SHOWN && now.shares() == 0 ? empty : list;
    }

    private void say(Problem problem) {
        model.problem().set(Optional.empty());
        navigator.error(what(problem), words.text("problem." + problem.reason().name()));
    }

    private String what(Problem problem) {
        String name = DisplayName.of(Objects.toString(problem.path().getFileName(), ""));
        String number = problem.more() > 0 ? ".some" : ".one";
        return switch (problem.wish()) {
            case SHARE -> words.text("problem" + number, name, problem.more());
            case CHANGE -> words.text("problem.change" + number, name, problem.more());
            case STOP -> words.text("problem.stop" + number, name, problem.more());
            case LIST -> words.text("problem.list");
        };
    }

    /** Offers the protected file in place of the clear one, which can be taken back like any other stop. */
    private void replace(ShareRow clear, Path locked) {
        model.add(List.of(locked), clear.share().visibility());
        model.stop(List.of(clear));
    }

    /** Every key, as it is written on keyboards, with what it does. */
    Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>(table.keys());
        keys.putAll(intake.keys());
        return keys;
    }

    private void pressed(KeyEvent key) {
        if (page.isDisabled()) {
            // It was pressed in the sheet above.
            return;
        }
        boolean typing = filter.equals(key.getTarget());
        // Where nothing was stopped, the window may have something else to take back.
        if (Keys.UNDO.match(key) && !typing && !model.stopped().get().isEmpty()) {
            model.undo();
            key.consume();
        } else {
            intake.pressed(key, typing);
        }
    }

    @Override
    public void contents(ShareRow row) {
        if (contents.share().isEmpty()) {
            content.getChildren().clear();
            both.getItems().setAll(table.root(), pane.root());
            both.setDividerPositions(TABLE_SHARE);
            list = both;
        }
        pane.show(row);
        show(model.summary().get());
        // What is in a split pane is a part of the window only when that has its skin.
        content.applyCss();
        pane.focus();
    }

    private void closeContents() {
        contents.close();
        both.getItems().clear();
        list = table.root();
        show(model.summary().get());
        table.root().requestFocus();
    }

    /** How far the share is whose contents are shown may have changed. */
    private void follow() {
        contents.share()
                .flatMap(shown ->
                        model.rows().stream().filter(row -> row.path().equals(shown)).findFirst())
                .ifPresent(pane::show);
    }

    @Override
    public void copyFiles(List<Path> files) {
        if (FilesOut.copy(files)) {
            navigator.toast(words.text("copied", files.size()), Severity.SUCCESS);
        }
    }

    @Override
    public void protect(ShareRow row) {
        protect.ask(row);
    }

    @Override
    public void copyLink(ShareRow row) {
        model.link(row, link -> link.ifPresentOrElse(this::copy, () -> sayNoLink(row)));
    }

    private void copy(String link) {
        ClipboardContent copy = new ClipboardContent();
        copy.putString(link);
        Clipboard.getSystemClipboard().setContent(copy);
        navigator.toast(words.text("link.copied"), Severity.SUCCESS);
    }

    private void sayNoLink(ShareRow row) {
        String why = row.share().state() == ShareState.TOO_LARGE ? "state.TOO_LARGE" : "link.none";
        boolean offline = model.summary().get().status() == Status.OFFLINE;
        navigator.toast(words.text(offline ? "problem.CLOSED" : why), Severity.WARNING);
    }

    @Override
    public void reveal(ShareRow row) {
        reveal(row.path());
    }

    private void reveal(Path path) {
        actions.reveal(path)
                .thenAcceptAsync(
                        outcome -> {
                            if (!outcome.isDone()) {
                                navigator.error(
                                        words.text("reveal.failed"), words.text("reveal.hint"));
                            }
                        },
                        new FxThread());
    }
}
