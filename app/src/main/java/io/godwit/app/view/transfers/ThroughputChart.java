package io.godwit.app.view.transfers;

import io.godwit.app.transfers.TransferDetail;
import io.godwit.app.view.Isolated;
import io.godwit.app.words.Words;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;

/** How fast the last minute was, the present at its end. */
final class ThroughputChart extends Region {
    private static final double HEIGHT = 110;
    private static final double SMALLEST_SCALE = 64 * 1024;

    private final Words words;
    private final Isolated isolated;
    private final Canvas canvas = new Canvas();
    private final Palette palette = new Palette();
    private final Label top = new Label();
    private List<Long> seconds = List.of();

    ThroughputChart(Words words) {
        this.words = words;
        isolated = new Isolated(words.orientation());
        setId("transfer-chart");
        getStyleClass().add("throughput-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(words.text("chart"));
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        top.getStyleClass().addAll("muted", "chart-scale");
        top.setManaged(false);
        canvas.setManaged(false);
        canvas.setHeight(HEIGHT);
        getChildren().addAll(canvas, top, palette);
        palette.onChange(this::paint);
    }

    void show(List<Long> bytesOfSeconds) {
        seconds = bytesOfSeconds;
        setAccessibleText(spoken());
        paint();
    }

    /** What a curve shows to those who see it. */
    private String spoken() {
        if (seconds.isEmpty()) {
            return words.text("chart");
        }
        long most = seconds.stream().mapToLong(Long::longValue).max().orElse(0);
        return words.text(
                "chart.spoken",
                words.text("chart"),
                isolated.rate(seconds.getLast()),
                isolated.rate(most));
    }

    @Override
    protected void layoutChildren() {
        double width = snapSizeX(getWidth());
        top.autosize();
        top.relocate(4, 2);
        if (canvas.getWidth() != width) {
            canvas.setWidth(width);
            paint();
        }
    }

    private double scale() {
        double most = seconds.stream().mapToDouble(Long::doubleValue).max().orElse(0);
        return Math.max(SMALLEST_SCALE, most * 1.15);
    }

    private void paint() {
        double width = canvas.getWidth();
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, width, HEIGHT);
        pen.setStroke(palette.missing());
        pen.setLineWidth(1);
        for (int line = 0; line <= 3; line++) {
            double y = Math.rint(1 + line * (HEIGHT - 2) / 3) + 0.5;
            pen.strokeLine(0, Math.min(y, HEIGHT - 0.5), width, Math.min(y, HEIGHT - 0.5));
        }
        double scale = scale();
        top.setText(seconds.isEmpty() ? "" : isolated.rate(Math.round(scale)));
        top.autosize();
        if (seconds.size() > 1) {
            curve(pen, width, scale);
        }
    }

    private void curve(GraphicsContext pen, double width, double scale) {
        int count = seconds.size();
        double step = width / (TransferDetail.SECONDS - 1);
        double[] x = new double[count + 2];
        double[] y = new double[count + 2];
        for (int i = 0; i < count; i++) {
            x[i] = width - (count - 1 - i) * step;
            y[i] = HEIGHT - 1 - seconds.get(i).doubleValue() / scale * (HEIGHT - 2);
        }
        x[count] = width;
        y[count] = HEIGHT;
        x[count + 1] = x[0];
        y[count + 1] = HEIGHT;
        Color line = palette.source(0);
        pen.setFill(
                new LinearGradient(
                        0,
                        0,
                        0,
                        HEIGHT,
                        false,
                        CycleMethod.NO_CYCLE,
                        new Stop(0, line.deriveColor(0, 1, 1, 0.45)),
                        new Stop(1, line.deriveColor(0, 1, 1, 0.02))));
        pen.fillPolygon(x, y, count + 2);
        pen.setStroke(line);
        pen.setLineWidth(2);
        pen.strokePolyline(x, y, count);
    }
}
