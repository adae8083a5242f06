package io.godwit.tests;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.testfx.util.WaitForAsyncUtils;

/** What a window looks like, kept for whoever wants to know why a journey failed. */
final class Picture {

    private static final Path FOLDER = Program.checkout().resolve("target/screenshots");
    private static final long PATIENCE_MILLIS = 60_000;

    private Picture() {}

    /** Takes one; returns where it is. */
    static Path take(Scene scene, String name) throws IOException {
        BufferedImage picture =
                WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, () -> copy(scene.snapshot(null)));
        Files.createDirectories(FOLDER);
        Path file = FOLDER.resolve(name + ".png");
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    private static BufferedImage copy(WritableImage image) {
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
