package io.godwit.app.view.activity;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** One line of the log: a bar in the colour of its severity, time, topic, text. */
final class ActivityCell extends ListCell<Line> {
    private final ActivityViewModel model;
    private final Region bar = new Region();
    private final Label time = new Label();
    private final Label topic = new Label();
    private final Label text = new Label();
    private final HBox line = new HBox(bar, time, topic, text);

    ActivityCell(ActivityViewModel model) {
        this.model = model;
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("activity-line");
        time.getStyleClass().addAll("mono", "muted");
        time.setMinWidth(USE_PREF_SIZE);
        topic.getStyleClass().addAll("mono", "muted", "activity-topic");
        text.getStyleClass().addAll("mono", "activity-text");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Line shown, boolean empty) {
        super.updateItem(shown, empty);
        if (empty || shown == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        String severity = shown.severity().name().toLowerCase(Locale.ROOT);
        bar.getStyleClass().setAll("activity-bar", severity);
        text.getStyleClass().setAll("label", "mono", "activity-text", severity);
        time.setText(model.time(shown));
        topic.setText(shown.topic());
        text.setText(shown.text());
        setAccessibleText(model.spoken(shown));
        setGraphic(line);
    }
}
