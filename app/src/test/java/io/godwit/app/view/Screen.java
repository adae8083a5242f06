package io.godwit.app.view;

import io.godwit.app.settings.ThemeChoice;
import io.godwit.app.theme.Theme;
import io.godwit.app.words.Words;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.util.WaitForAsyncUtils;

/** A page alone in a window, as it looks in the program. */
public final class Screen {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private final Theme theme;
    private final Scene scene;

    private Screen(Theme theme, Scene scene) {
        this.theme = theme;
        this.scene = scene;
    }

    /** Shows a page; called on the interface thread. */
    public static Screen show(Stage stage, View view, Words words) {
        StackPane root = new StackPane(view.root());
        root.setNodeOrientation(words.orientation());
        Scene scene = new Scene(root, 1000, 760);
        Theme theme = new Theme(scene, ThemeChoice.DARK);
        stage.setScene(scene);
        // The tests of a process share one stage, and some of them have made it smaller.
        stage.sizeToScene();
        stage.show();
        view.shown();
        return new Screen(theme, scene);
    }

    /** Looks light instead of dark. */
    public void light() {
        WaitForAsyncUtils.asyncFx(() -> theme.choose(ThemeChoice.LIGHT));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Keeps a picture of the window. */
    public void picture(String name) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage image = WaitForAsyncUtils.asyncFx(() -> scene.snapshot(null)).get();
        write(image, FOLDER.resolve(name + ".png"));
    }

    private static void write(WritableImage image, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        Files.createDirectories(FOLDER);
        ImageIO.write(copy, "png", file.toFile());
    }
}
