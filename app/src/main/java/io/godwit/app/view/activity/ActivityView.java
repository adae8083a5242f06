package io.godwit.app.view.activity;

import io.godwit.app.theme.Icon;
import io.godwit.app.view.EmptyState;
import io.godwit.app.view.FileChoice;
import io.godwit.app.view.Hint;
import io.godwit.app.view.View;
import io.godwit.app.words.Words;
import io.godwit.core.event.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The log, coloured by severity. */
final class ActivityView implements View {
    private static final double ROW = 30;
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final ActivityViewModel model;
    private final Words words;
    private final FileChoice files;
    private final BiConsumer<Path, String> save;
    private final IntConsumer copied;
    private final ListView<Line> list;
    private final TextField filter = new TextField();
    private final CheckBox follow = new CheckBox();
    private final VBox root = new VBox();

    /**
     * A view.
     *
     * @param files how the file is chosen
     * @param save writes text to a file, in the background
     * @param copied told how many lines are on the clipboard
     */
    ActivityView(
            ActivityViewModel model,
            Words words,
            FileChoice files,
            BiConsumer<Path, String> save,
            IntConsumer copied) {
        this.model = model;
        this.words = words;
        this.files = files;
        this.save = save;
        this.copied = copied;
        list = new ListView<>(model.shown());
        Label title = new Label(words.text("title"));
        title.getStyleClass().add("page-title");
        root.getStyleClass().addAll("page", "activity");
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(ActivityView.class.getResource("activity.css"))
                                .toExternalForm());
        arrangeList();
        root.getChildren().addAll(title, toolbar(), list);
    }

    private void arrangeList() {
        list.setId("activity-list");
        list.setFixedCellSize(ROW);
        list.setCellFactory(shown -> new ActivityCell(model));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setPlaceholder(
                new EmptyState(Feather.LIST, words.text("empty.title"), words.text("empty.text")));
        list.setAccessibleText(words.text("title"));
        list.addEventHandler(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (COPY.match(key)) {
                        copy();
                        key.consume();
                    }
                });
        model.shown().addListener((ListChangeListener<Line>) change -> toEnd());
        VBox.setVgrow(list, Priority.ALWAYS);
    }

    private HBox toolbar() {
        filter.setId("activity-filter");
        filter.setPromptText(words.text("filter"));
        filter.setAccessibleText(words.text("filter"));
        filter.textProperty().bindBidirectional(model.text());
        HBox.setHgrow(filter, Priority.ALWAYS);
        follow.setText(words.text("follow"));
        follow.setId("activity-follow");
        follow.setSelected(true);
        follow.selectedProperty().subscribe(this::toEnd);
        HBox bar =
                new HBox(
                        filter,
                        levels(),
                        follow,
                        button(Feather.COPY, "copy", this::copy),
                        button(Feather.SAVE, "save", this::choose));
        bar.getStyleClass().add("toolbar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private ComboBox<Severity> levels() {
        ComboBox<Severity> levels = new ComboBox<>();
        levels.setId("activity-level");
        levels.getItems().setAll(Severity.values());
        levels.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable Severity severity) {
                        return severity == null
                                ? ""
                                : words.text("level." + severity.name().toLowerCase(Locale.ROOT));
                    }

                    @Override
                    public Severity fromString(String text) {
                        return model.least().get();
                    }
                });
        levels.valueProperty().bindBidirectional(model.least());
        levels.setAccessibleText(words.text("level"));
        Hint.on(levels, words.text("level"));
        return levels;
    }

    private Button button(Feather icon, String key, Runnable action) {
        Button button = new Button(words.text(key), Icon.of(icon));
        button.setId("activity-" + key);
        button.setMinWidth(HBox.USE_PREF_SIZE);
        Hint.on(button, words.text(key + ".tooltip"));
        button.setOnAction(pressed -> action.run());
        return button;
    }

    private List<Line> chosen() {
        List<Line> selected = List.copyOf(list.getSelectionModel().getSelectedItems());
        return selected.isEmpty() ? List.copyOf(model.shown()) : selected;
    }

    private void copy() {
        List<Line> lines = chosen();
        if (lines.isEmpty()) {
            return;
        }
        ClipboardContent content = new ClipboardContent();
        content.putString(model.asText(lines));
        Clipboard.getSystemClipboard().setContent(content);
        copied.accept(lines.size());
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.text("save.tooltip"));
        chooser.setInitialFileName("godwit-activity.txt");
        files.toWrite(chooser, root.getScene().getWindow())
                .ifPresent(file -> save.accept(file, model.asText(List.copyOf(model.shown()))));
    }

    private void toEnd() {
        if (follow.isSelected() && !model.shown().isEmpty()) {
            list.scrollTo(model.shown().size() - 1);
        }
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        toEnd();
    }

    @Override
    public void find() {
        filter.requestFocus();
    }

    @Override
    public void close() {
        model.close();
    }
}
