package io.godwit.app.view.transfers;

import io.godwit.app.words.Words;
import io.godwit.core.transfer.download.ChunkOrigins;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** A download as a bar of its chunks, each in the colour of who gave it. */
final class ChunkMapBar extends Region {
    private static final double HEIGHT = 28;
    private static final int WHOLE = 100;

    private final Words words;
    private final Canvas canvas = new Canvas();
    private final Palette palette = new Palette();
    private @Nullable ChunkOrigins origins;
    private double fraction;

    ChunkMapBar(Words words) {
        this.words = words;
        setId("transfer-map");
        getStyleClass().add("chunk-map");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(words.text("map"));
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        getChildren().addAll(canvas, palette);
        canvas.setManaged(false);
        canvas.setHeight(HEIGHT);
        palette.onChange(this::paint);
    }

    /**
     * Shows another state.
     *
     * @param now who gave what; null when that is not known
     * @param done from 0 to 1, shown when the chunks are not known
     */
    void show(@Nullable ChunkOrigins now, double done) {
        origins = now;
        fraction = done;
        setAccessibleText(
                words.text(
                        "map.spoken",
                        words.text("map"),
                        (int) Math.floor(WHOLE * done),
                        now == null ? 0 : now.sources().size()));
        paint();
    }

    @Override
    protected void layoutChildren() {
        double width = snapSizeX(getWidth());
        if (canvas.getWidth() != width) {
            canvas.setWidth(width);
            paint();
        }
    }

    private void paint() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        int columns = (int) canvas.getWidth();
        pen.setFill(palette.missing());
        pen.fillRect(0, 0, columns, HEIGHT);
        ChunkOrigins now = origins;
        if (now == null || now.cells() == 0) {
            pen.setFill(palette.earlier());
            pen.fillRect(
                    isMirrored() ? columns * (1 - fraction) : 0, 0, columns * fraction, HEIGHT);
            return;
        }
        for (int column = 0; column < columns; column++) {
            ChunkColumns.Column shown = ChunkColumns.at(now, column, columns);
            if (shown.filled() > 0) {
                pen.setFill(color(shown.source()));
                double height = HEIGHT * shown.filled();
                int x = isMirrored() ? columns - 1 - column : column;
                pen.fillRect(x, HEIGHT - height, 1, height);
            }
        }
        separate(pen, now.cells(), columns);
    }

    /** A canvas is not turned around with the window. */
    private boolean isMirrored() {
        return getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
    }

    /** Few chunks are told apart by a line between them. */
    private void separate(GraphicsContext pen, int cells, int columns) {
        double width = (double) columns / cells;
        if (width >= 6) {
            pen.setFill(palette.missing());
            for (int cell = 1; cell < cells; cell++) {
                pen.fillRect(Math.rint(cell * width), 0, 1, HEIGHT);
            }
        }
    }

    private Color color(int source) {
        return source < 0 ? palette.earlier() : palette.source(source);
    }
}
