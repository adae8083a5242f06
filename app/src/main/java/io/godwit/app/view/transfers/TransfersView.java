package io.godwit.app.view.transfers;

import io.godwit.app.network.PeerName;
import io.godwit.app.theme.Icon;
import io.godwit.app.transfers.TransferSnapshot;
import io.godwit.app.transfers.TransferState;
import io.godwit.app.view.EmptyState;
import io.godwit.app.view.FilesOut;
import io.godwit.app.view.Hint;
import io.godwit.app.view.KeptSelection;
import io.godwit.app.view.View;
import io.godwit.app.words.Words;
import io.godwit.core.peer.PeerId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The list of transfers, and below it the selected one closely. */
final class TransfersView implements View, TransferToolbar.Orders {
    private final TransfersViewModel model;
    private final TransferActions actions;
    private final Words words;
    private final TransferText text;
    private final ListView<TransferSnapshot> list = new ListView<>();
    private final KeptSelection<TransferSnapshot> selection =
            new KeptSelection<>(list, TransferSnapshot::number);
    private final Label summary = new Label();
    private final Button clear;
    private final TransferToolbar toolbar;
    private final TransferDetailCard detail;
    private final Node nothing;
    private final VBox full;
    private final StackPane stage = new StackPane();
    private final StackPane root;
    private final LimitSheet limits;
    private final UploadList uploads;

    /** Where the one stands that is looked at closely. */
    private int place;

    /**
     * A view.
     *
     * @param names what to call peers; never blocks
     */
    TransfersView(
            TransfersViewModel model,
            Words words,
            TransferActions actions,
            Function<PeerId, PeerName> names) {
        this.model = model;
        this.actions = actions;
        this.words = words;
        this.text = new TransferText(words);
        this.toolbar = new TransferToolbar(words, model, this);
        this.detail = new TransferDetailCard(words, toolbar, names);
        this.clear = button(Feather.CHECK_SQUARE, "clear", this::clearFinished);
        this.nothing = nothing();
        this.full = new VBox(list, detail);
        full.getStyleClass().add("transfers-full");
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox.setVgrow(stage, Priority.ALWAYS);
        uploads = new UploadList(words, names);
        VBox page = new VBox(head(), stage, uploads);
        page.getStyleClass().addAll("page", "transfers-page");
        root = new StackPane(page);
        limits = new LimitSheet(words, root, model::limit);
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(TransfersView.class.getResource("transfers.css"))
                                .toExternalForm());
        list();
        listen();
    }

    private Node head() {
        Label title = new Label(words.text("title"));
        title.getStyleClass().add("page-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        summary.setId("transfers-summary");
        summary.getStyleClass().add("muted");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head =
                new HBox(
                        title,
                        summary,
                        space,
                        button(Feather.PAUSE, "pause.all", model::pauseAll),
                        button(Feather.PLAY, "resume.all", model::resumeAll),
                        button(Feather.SLIDERS, "limits", actions.limits()),
                        clear);
        head.getStyleClass().addAll("toolbar", "transfers-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Button button(Feather icon, String key, Runnable action) {
        Button button = new Button(words.text(key), Icon.of(icon));
        button.setId("transfers-" + key.replace('.', '-'));
        Hint.on(button, words.text(key + ".tip"));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private Node nothing() {
        Button search = new Button(words.text("empty.search"), Icon.of(Feather.SEARCH));
        search.getStyleClass().add("accent");
        search.setOnAction(_ -> actions.search().run());
        Node empty =
                new EmptyState(
                        Feather.DOWNLOAD_CLOUD,
                        words.text("empty.title"),
                        words.text("empty.text"),
                        search);
        empty.setId("transfers-empty");
        return empty;
    }

    private void list() {
        list.setId("transfers-list");
        list.setItems(model.rows());
        selection.through(model.applying());
        list.setFixedCellSize(TransferCell.HEIGHT);
        list.setAccessibleText(words.text("title"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> cell());
        list.setContextMenu(toolbar.menu());
        list.addEventFilter(KeyEvent.KEY_PRESSED, toolbar::key);
    }

    private TransferCell cell() {
        TransferCell cell = new TransferCell(text, words, model::toggle, one -> end(List.of(one)));
        FilesOut.from(cell, () -> cell.isEmpty() ? List.of() : files());
        // Not on the list: two clicks below its rows are meant for none of them.
        cell.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2 && !cell.isEmpty()) {
                open();
            }
        });
        return cell;
    }

    private List<Path> files() {
        return model.chosen().stream()
                .flatMap(one -> Optional.ofNullable(one.path()).stream())
                .toList();
    }

    private void listen() {
        list.getSelectionModel().selectedItemProperty().subscribe(this::selected);
        list.getSelectionModel()
                .getSelectedIndices()
                .addListener((ListChangeListener<Integer>) _ -> chosen());
        model.revisionProperty().subscribe(_ -> rows());
        model.selectedProperty().subscribe(_ -> showDetail());
        model.detailProperty().subscribe(_ -> showDetail());
        model.summaryProperty().subscribe(this::summary);
        model.uploadsProperty().subscribe(uploads::show);
    }

    /** What is selected while rows are moved nobody meant. */
    private void selected(@Nullable TransferSnapshot one) {
        if (one != null && !selection.isChanging()) {
            place = list.getSelectionModel().getSelectedIndex();
            model.select(one);
        }
    }

    private void chosen() {
        if (!selection.isChanging()) {
            model.choose(
                    list.getSelectionModel().getSelectedIndices().stream()
                            .filter(at -> at >= 0 && at < model.rows().size())
                            .map(at -> model.rows().get(at).number())
                            .collect(Collectors.toUnmodifiableSet()));
            List<TransferSnapshot> now = model.chosen();
            toolbar.show(now);
            TransferSnapshot close = model.selectedProperty().get();
            if (now.size() == 1 && (close == null || close.number() != now.getFirst().number())) {
                // Taken out of several, the list still calls it the selected one.
                model.select(now.getFirst());
            }
        }
    }

    private void rows() {
        boolean empty = model.rows().isEmpty();
        Node shown = empty ? nothing : full;
        if (!stage.getChildren().contains(shown)) {
            stage.getChildren().setAll(shown);
        }
        model.select(empty ? null : model.rows().get(lead()));
        chosen();
    }

    /** The row that is looked at closely: there always is one, and where it has gone what took its place. */
    private int lead() {
        int last = model.rows().size() - 1;
        if (list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().clearAndSelect(Math.clamp(place, 0, last));
        }
        int at = list.getSelectionModel().getSelectedIndex();
        // What was taken out of several stays the list's selected index, though it is not selected.
        int chosen =
                list.getSelectionModel().isSelected(at)
                        ? at
                        : list.getSelectionModel().getSelectedIndices().getLast();
        place = Math.clamp(chosen, 0, last);
        return place;
    }

    private void showDetail() {
        toolbar.show(model.chosen());
        detail.show(model.selectedProperty().get(), model.detailProperty().get());
    }

    private void summary(TransfersViewModel.Summary now) {
        summary.setText(
                now.total() == 0
                        ? ""
                        : words.text(
                                "summary",
                                now.total(),
                                now.active(),
                                text.rate(now.bytesPerSecond())));
        clear.setDisable(now.over() == 0);
    }

    // ---- what a person does

    private void withPath(Consumer<Path> what) {
        TransferSnapshot one = model.selectedProperty().get();
        Path path = one == null ? null : one.path();
        if (path != null) {
            what.accept(path);
        }
    }

    @Override
    public void open() {
        withPath(actions.open());
    }

    @Override
    public void reveal() {
        withPath(actions.reveal());
    }

    @Override
    public void copyFile() {
        withPath(actions.copyFile());
    }

    @Override
    public void copyProof() {
        TransferSnapshot one = model.selectedProperty().get();
        if (one != null && one.path() != null) {
            actions.copyProof().accept(one);
        }
    }

    @Override
    public void limit() {
        TransferSnapshot one = model.selectedProperty().get();
        if (one != null) {
            limits.ask(one);
        }
    }

    @Override
    public void elsewhere() {
        TransferSnapshot one = model.selectedProperty().get();
        if (one != null) {
            actions.elsewhere()
                    .apply(one, root.getScene().getWindow())
                    .ifPresent(folder -> model.moveTo(one, folder));
        }
    }

    private void clearFinished() {
        int over = model.summaryProperty().get().over();
        model.clearFinished();
        actions.cleared().accept(over);
    }

    @Override
    public void end() {
        end(model.chosen());
    }

    /** Asks once about all that would lose something. */
    private void end(List<TransferSnapshot> ending) {
        List<TransferSnapshot> losing = ending.stream().filter(TransfersView::loses).toList();
        if (losing.isEmpty() || actions.confirmCancel().test(losing)) {
            for (TransferSnapshot one : ending) {
                if (one.state().isOver()) {
                    model.remove(one);
                } else {
                    model.cancel(one);
                }
            }
        }
    }

    private static boolean loses(TransferSnapshot one) {
        boolean keepsNothing = one.state().isOver() && one.state() != TransferState.FAILED;
        return !keepsNothing && one.doneBytes() > 0;
    }

    // ---- the window

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public Map<String, String> keys() {
        return toolbar.keys();
    }

    @Override
    public void shown() {
        model.shown(true);
        list.requestFocus();
    }

    @Override
    public void hidden() {
        model.shown(false);
    }

    @Override
    public void close() {
        model.close();
    }
}
