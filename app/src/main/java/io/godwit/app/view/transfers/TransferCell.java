package io.godwit.app.view.transfers;

import io.godwit.app.text.ContentKind;
import io.godwit.app.theme.Icon;
import io.godwit.app.transfers.TransferSnapshot;
import io.godwit.app.transfers.TransferState;
import io.godwit.app.view.KindIcon;
import io.godwit.app.words.Words;
import io.godwit.core.content.DisplayName;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One transfer in the list. Its controls are made once and filled again for each row that scrolls into sight. */
final class TransferCell extends ListCell<TransferSnapshot> {
    static final double HEIGHT = 84;

    private static final List<String> STYLES = List.of("accent", "ok", "danger", "warn", "muted");

    private final FontIcon kind = KindIcon.of(ContentKind.OTHER);
    private final Label name = new Label();
    private final Label line = new Label();
    private final Label pill = new Label();
    private final FontIcon verified = Icon.of(Feather.CHECK_CIRCLE);
    private final ProgressBar bar = new ProgressBar();
    private final FontIcon toggleIcon = Icon.of(Feather.PAUSE);
    private final Button toggle = new Button("", toggleIcon);
    private final Button end;
    private final HBox box;
    private final TransferText text;
    private final Words words;
    private @Nullable TransferState styled;

    TransferCell(
            TransferText text,
            Words words,
            Consumer<TransferSnapshot> toggled,
            Consumer<TransferSnapshot> ended) {
        this.text = text;
        this.words = words;
        this.end = new Button("", Icon.of(Feather.X));
        getStyleClass().add("transfer-cell");
        kind.getStyleClass().add("accent");
        verified.getStyleClass().add("ok");
        name.getStyleClass().addAll("transfer-name", "file-name");
        line.getStyleClass().addAll("muted", "transfer-line");
        pill.getStyleClass().add("pill");
        pill.setMinWidth(Region.USE_PREF_SIZE);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinHeight(6);
        bar.setPrefHeight(6);
        button(toggle, toggled);
        button(end, ended);
        this.box = box();
    }

    private void button(Button button, Consumer<TransferSnapshot> action) {
        button.getStyleClass().addAll("flat", "button-icon");
        // The list itself has keys for these; Tab goes on to the details.
        button.setFocusTraversable(false);
        button.setOnAction(_ -> {
            TransferSnapshot one = getItem();
            if (one != null) {
                action.accept(one);
            }
        });
    }

    private HBox box() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox top = new HBox(name, verified, space, pill);
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("transfer-top");
        VBox middle = new VBox(top, bar, line);
        middle.getStyleClass().add("transfer-middle");
        middle.setAlignment(Pos.CENTER_LEFT);
        middle.setMinWidth(0);
        HBox.setHgrow(middle, Priority.ALWAYS);
        HBox row = new HBox(kind, middle, toggle, end);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("transfer-row");
        // So that long names are cut instead of making the list scroll sideways.
        row.setPrefWidth(0);
        return row;
    }

    @Override
    protected void updateItem(@Nullable TransferSnapshot one, boolean empty) {
        super.updateItem(one, empty);
        setText(null);
        if (empty || one == null) {
            setGraphic(null);
            return;
        }
        String shown = DisplayName.of(one.name());
        name.setText(shown);
        line.setText(text.line(one));
        bar.setProgress(one.fraction());
        kind.setIconCode(KindIcon.feather(ContentKind.of(one.name(), one.folder())));
        setAccessibleText(text.spoken(one, shown));
        if (styled != one.state()) {
            style(one.state());
        }
        if (getGraphic() == null) {
            setGraphic(box);
        }
    }

    private void style(TransferState state) {
        styled = state;
        pill.setText(text.state(state));
        String style = TransferText.style(state);
        pill.getStyleClass().removeAll(STYLES);
        pill.getStyleClass().add(style);
        bar.getStyleClass().removeAll("done", "danger", "resting");
        switch (state) {
            case DONE -> bar.getStyleClass().add("done");
            case FAILED -> bar.getStyleClass().add("danger");
            case QUEUED, PAUSED, CANCELLED -> bar.getStyleClass().add("resting");
            default -> {
                // As usual.
            }
        }
        verified.setVisible(state == TransferState.DONE);
        verified.setManaged(state == TransferState.DONE);
        buttons(state);
    }

    private void buttons(TransferState state) {
        String action = state.canResume() ? "resume" : state.canRetry() ? "retry" : "pause";
        toggleIcon.setIconCode(
                state.canResume()
                        ? Feather.PLAY
                        : state.canRetry() ? Feather.ROTATE_CW : Feather.PAUSE);
        name(toggle, words.text(action));
        toggle.setVisible(state.canPause() || state.canResume() || state.canRetry());
        name(end, words.text(state.isOver() ? "remove" : "cancel"));
    }

    private static void name(Button button, String words) {
        button.setAccessibleText(words);
        Tooltip tip = button.getTooltip();
        if (tip == null) {
            button.setTooltip(new Tooltip(words));
        } else {
            tip.setText(words);
        }
    }
}
