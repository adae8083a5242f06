package io.godwit.app.view.shares;

import io.godwit.app.text.ContentKind;
import io.godwit.app.theme.Icon;
import io.godwit.app.view.Isolated;
import io.godwit.app.view.KindIcon;
import io.godwit.app.words.Words;
import io.godwit.core.content.DisplayName;
import io.godwit.core.share.FolderItem;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A file or folder in a share, set in as deep as it lies. */
final class ContentsCell extends ListCell<ContentsRow> {
    private static final double STEP = 20;

    /** Deeper ones are set in no further, so that their names can be read. */
    private static final int DEEPEST = 16;

    private final ContentsViewModel model;
    private final Words words;
    private final Isolated isolated;
    private final Feather closed;
    private final Region indent = new Region();
    private final FontIcon fold;
    private final FontIcon kind = KindIcon.of(ContentKind.OTHER);
    private final Label name = new Label();
    private final Label changed;
    private final Label size = new Label();
    private final HBox line;

    ContentsCell(ContentsViewModel model, Words words) {
        this.model = model;
        this.words = words;
        isolated = new Isolated(words.orientation());
        closed =
                words.orientation() == NodeOrientation.RIGHT_TO_LEFT
                        ? Feather.CHEVRON_LEFT
                        : Feather.CHEVRON_RIGHT;
        fold = Icon.of(closed);
        fold.setOnMouseClicked(this::folded);
        kind.getStyleClass().add("accent");
        name.getStyleClass().add("file-name");
        name.setMinWidth(0);
        changed = new Label(words.text("contents.changed"));
        changed.getStyleClass().addAll("pill", "warn");
        changed.setMinWidth(Region.USE_PREF_SIZE);
        size.getStyleClass().add("muted");
        size.setMinWidth(Region.USE_PREF_SIZE);
        indent.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        line = new HBox(indent, fold, kind, name, space, changed, size);
        line.getStyleClass().add("contents-line");
        line.setAlignment(Pos.CENTER_LEFT);
        // So that long names are cut instead of making the list scroll sideways.
        line.setPrefWidth(0);
        model.amounts().changes().addListener((property, before, now) -> addedUp());
    }

    private void folded(MouseEvent click) {
        if (click.getButton() == MouseButton.PRIMARY && getItem() instanceof ContentsRow.Item row) {
            model.toggle(row);
            click.consume();
        }
    }

    @Override
    protected void updateItem(@Nullable ContentsRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setGraphic(null);
        switch (row) {
            case null -> setAccessibleText(null);
            case ContentsRow.Item item -> show(item);
            case ContentsRow.More more -> show(more);
        }
    }

    private void show(ContentsRow.Item row) {
        FolderItem item = row.item();
        indent.setPrefWidth(STEP * Math.min(row.depth(), DEEPEST));
        fold.setIconCode(row.open() ? Feather.CHEVRON_DOWN : closed);
        fold.setVisible(item.folder());
        kind.setIconCode(KindIcon.feather(ContentKind.of(item.name(), item.folder())));
        name.setText(DisplayName.of(item.name()));
        changed.setVisible(!item.current());
        changed.setManaged(!item.current());
        if (item.folder()) {
            showAmount(row);
        } else {
            size.setText(isolated.bytes(item.size()));
            speak(row, name.getText() + ", " + size.getText());
        }
        setGraphic(line);
    }

    private void addedUp() {
        if (getItem() instanceof ContentsRow.Item row && row.item().folder()) {
            showAmount(row);
        }
    }

    private void showAmount(ContentsRow.Item row) {
        String amount =
                model.amounts()
                        .in(row.place())
                        .map(in ->
                                words.text(
                                        "contents.summary", in.files(), isolated.bytes(in.bytes())))
                        .orElse("");
        size.setText(amount);
        String key = row.open() ? "contents.folder.open" : "contents.folder";
        String spoken = words.text(key, name.getText());
        speak(row, amount.isEmpty() ? spoken : spoken + ", " + amount);
    }

    private void speak(ContentsRow.Item row, String text) {
        setAccessibleText(row.item().current() ? text : text + ", " + changed.getText());
    }

    /** Whoever sees this line has come to the end of what is loaded. */
    private void show(ContentsRow.More row) {
        setText(
                row.last()
                        ? words.text("contents.last", ContentsViewModel.MOST)
                        : words.text("contents.more"));
        setAccessibleText(getText());
        model.more(row);
    }
}
