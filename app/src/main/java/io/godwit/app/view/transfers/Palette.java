package io.godwit.app.view.transfers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;

/** The colours of the style sheet for those who paint: nothing else can look them up. */
final class Palette extends Group {
    /** Colours for sources; more of them share. */
    static final int SOURCES = 8;

    private final List<Rectangle> samples = new ArrayList<>();

    Palette() {
        IntStream.range(0, SOURCES).forEach(at -> sample(style(at)));
        sample("map-earlier");
        sample("map-missing");
        setManaged(false);
        setOpacity(0);
        setMouseTransparent(true);
        setFocusTraversable(false);
    }

    /** The style class of a source's colour. */
    static String style(int source) {
        return "source-" + (source % SOURCES + 1);
    }

    private void sample(String style) {
        Rectangle sample = new Rectangle(1, 1);
        sample.getStyleClass().add(style);
        samples.add(sample);
        getChildren().add(sample);
    }

    /** Runs something whenever the colours change. */
    void onChange(Runnable change) {
        for (Rectangle sample : samples) {
            sample.fillProperty().subscribe((_, _) -> change.run());
        }
    }

    Color source(int source) {
        return color(samples.get(source % SOURCES));
    }

    /** What was there before anybody gave something. */
    Color earlier() {
        return color(samples.get(SOURCES));
    }

    Color missing() {
        return color(samples.get(SOURCES + 1));
    }

    private static Color color(Node sample) {
        Paint fill = ((Rectangle) sample).getFill();
        return fill instanceof Color color ? color : Color.GRAY;
    }
}
