package io.godwit.app.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class ProgramIconTest {
    private static final Pattern OUTLINE = Pattern.compile(" d=\"([^\"]+)\"");

    @Test
    void isThePictureOfThePackage() throws IOException {
        String drawing = Files.readString(Path.of("../packaging/icon/godwit.svg"));
        assertEquals(
                OUTLINE.matcher(drawing)
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet()),
                Set.copyOf(ProgramIcon.outlines()));
    }

    @Test
    void isDrawnInEverySize(FxRobot robot) {
        robot.interact(() -> {
            List<Image> icons = ProgramIcon.draw();
            assertEquals(
                    List.of(16.0, 32.0, 48.0, 128.0), icons.stream().map(Image::getWidth).toList());
            for (Image icon : icons) {
                int size = (int) icon.getWidth();
                assertEquals(0, icon.getPixelReader().getArgb(0, 0) >>> 24, "clear corners");
                assertEquals(255, icon.getPixelReader().getArgb(size / 2, size / 2) >>> 24);
            }
            int body = icons.getLast().getPixelReader().getArgb(60, 70);
            assertTrue((body & 0xff) > 150, "the bird is lighter than the night");
        });
    }
}
