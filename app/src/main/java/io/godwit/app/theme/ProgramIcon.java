package io.godwit.app.theme;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.Stop;
import javafx.scene.shape.StrokeLineCap;

/**
 * The picture of the program, a godwit in flight, as it stands in the title of the window and in the list of windows:
 * what {@code packaging/icon/godwit.svg} shows, drawn in the sizes that are asked for. Takes some milliseconds, so it is
 * best drawn when the window can be seen already. Interface thread only.
 */
public final class ProgramIcon {
    private static final List<Integer> SIZES = List.of(16, 32, 48, 128);

    /** Width and height of the drawing, in the numbers of its paths. */
    private static final double GRID = 512;

    private static final Color NIGHT = Color.web("#0a0e27");
    private static final Paint SKY =
            gradient(0, 16, 0, 496, new Stop(0, Color.web("#1f2650")), new Stop(1, NIGHT));
    private static final Paint NEAR =
            gradient(
                    440,
                    180,
                    90,
                    380,
                    new Stop(0, Color.web("#00d4ff")),
                    new Stop(0.45, Color.web("#4aa8ff")),
                    new Stop(1, Color.web("#a855f7")));
    private static final Paint WING =
            gradient(
                    310,
                    270,
                    130,
                    80,
                    new Stop(0, Color.web("#1fc4ff")),
                    new Stop(1, Color.web("#a855f7")));
    private static final Paint FAR =
            gradient(
                    310,
                    260,
                    330,
                    80,
                    new Stop(0, Color.web("#0b7fb0")),
                    new Stop(1, Color.web("#7a3fd0")));

    private static final String FAR_WING =
            "M262 262 C262 196 292 128 356 84 C364 150 354 212 322 258 Z";
    private static final String ONE_LEG = "M176 346 C146 366 120 380 84 392";
    private static final String OTHER_LEG = "M188 356 C160 378 134 394 100 410";
    private static final String BODY =
            "M130 352 C172 306 222 262 284 244 C306 238 318 226 334 214 C348 203 368 202 382 212"
                    + " C412 212 440 205 464 190 C446 217 416 231 386 234 C376 252 362 268 344 284"
                    + " C300 324 244 346 196 346 C174 346 150 348 130 352 Z";
    private static final String NEAR_WING =
            "M322 262 C262 246 176 186 118 92 C108 158 132 232 190 284 C222 313 262 318 290 306"
                    + " C312 296 324 280 322 262 Z";
    private static final String FEATHERS = "M148 164 C178 222 222 262 276 280";

    private ProgramIcon() {}

    /** Every outline, as the drawing has them. */
    static List<String> outlines() {
        return List.of(FAR_WING, ONE_LEG, OTHER_LEG, BODY, NEAR_WING, FEATHERS);
    }

    /** The picture in several sizes, of which a system takes what it needs. */
    public static List<Image> draw() {
        return SIZES.stream().map(ProgramIcon::draw).toList();
    }

    private static Image draw(int size) {
        Canvas canvas = new Canvas(size, size);
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.scale(size / GRID, size / GRID);
        pen.setFill(SKY);
        pen.fillRoundRect(16, 16, 480, 480, 224, 224);
        fill(pen, FAR_WING, FAR);
        pen.setLineCap(StrokeLineCap.ROUND);
        Stream.of(ONE_LEG, OTHER_LEG).forEach(leg -> stroke(pen, leg, NEAR, 9));
        fill(pen, BODY, NEAR);
        fill(pen, NEAR_WING, WING);
        stroke(pen, FEATHERS, NIGHT.deriveColor(0, 1, 1, 0.35), 7);
        pen.setFill(NIGHT);
        pen.fillOval(354.5, 215.5, 13, 13);
        SnapshotParameters clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        WritableImage drawn = canvas.snapshot(clear, null);
        // The toolkit takes no snapshot for a window's picture, and does not say so.
        return new WritableImage(drawn.getPixelReader(), size, size);
    }

    private static void fill(GraphicsContext pen, String outline, Paint paint) {
        pen.beginPath();
        pen.appendSVGPath(outline);
        pen.setFill(paint);
        pen.fill();
    }

    private static void stroke(GraphicsContext pen, String outline, Paint paint, double width) {
        pen.beginPath();
        pen.appendSVGPath(outline);
        pen.setStroke(paint);
        pen.setLineWidth(width);
        pen.stroke();
    }

    private static Paint gradient(double x1, double y1, double x2, double y2, Stop... stops) {
        return new LinearGradient(x1, y1, x2, y2, false, CycleMethod.NO_CYCLE, stops);
    }
}
