package io.godwit.app.view;

import io.godwit.app.settings.ThemeChoice;
import io.godwit.app.theme.Theme;
import io.godwit.app.words.Words;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.util.WaitForAsyncUtils;

/** Puts one page onto a stage as the window does, and takes pictures of it. */
public final class Stages {
    private static final Path PICTURES = Path.of("target", "screenshots");

    private Stages() {}

    /** Shows a page. */
    public static Scene show(Stage stage, Parent page, Words words, ThemeChoice look) {
        // A page finds its colours in the style sheets of the scene: they come first.
        Scene scene = new Scene(new Pane(), 1_180, 800);
        scene.setNodeOrientation(words.orientation());
        var _ = new Theme(scene, look);
        scene.setRoot(page);
        stage.setScene(scene);
        // The tests of a process share one stage, and some of them have made it smaller.
        stage.sizeToScene();
        stage.show();
        return scene;
    }

    /** Waits until something is so on the interface thread. */
    public static void until(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException e) {
            throw new AssertionError("it did not become so", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /**
     * What something is on the interface thread. A list of what is selected must be looked at there: it remembers its
     * length and its last element, and remembers wrong ones for good when another thread asks while it changes.
     */
    public static <T> T look(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, question);
    }

    /** Lays out now what the next frame would, so that a click finds everything where it will stay. */
    public static void layOut(Scene scene) {
        WaitForAsyncUtils.waitForAsyncFx(
                60_000,
                () -> {
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                });
    }

    /** Takes a picture into {@code target/screenshots}. */
    public static void picture(Scene scene, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        BufferedImage picture = WaitForAsyncUtils.waitForAsyncFx(60_000, () -> take(scene));
        try {
            Files.createDirectories(PICTURES);
            ImageIO.write(picture, "png", PICTURES.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage take(Scene scene) {
        WritableImage image = scene.snapshot(null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        return picture;
    }
}
