package io.godwit.app.view.shares;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.protect.ByteProgress;
import io.godwit.app.protect.ProtectedFiles;
import io.godwit.app.view.Names;
import io.godwit.app.view.Paragraph;
import io.godwit.app.view.Stages;
import io.godwit.core.identity.Password;
import io.godwit.core.share.ShareState;
import io.godwit.core.share.Visibility;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ProtectSheetTest {
    @TempDir private Path locked;
    private SharesScreen screen;

    @Start
    void start(Stage first) {
        screen = new SharesScreen(first, locked);
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void protectsWithAPasswordAndSharesThatInstead(FxRobot robot, @TempDir Path folder)
            throws Exception {
        Path clear = Files.writeString(folder.resolve("diary.txt"), "dear diary");
        screen.desk().with(clear.toString(), 10, 1, Visibility.LINK, ShareState.READY);
        robot.interact(screen.model()::refresh);
        askForPassword(robot);
        robot.write("short");
        assertTrue(robot.lookup("#protect-go").query().isDisabled());
        robot.write(" no longer").type(KeyCode.TAB).write("something else");
        Stages.until(() -> hint(robot).startsWith("The two passwords"));
        robot.press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        robot.write("short no longer");
        Stages.until(() -> hint(robot).startsWith("Keep it"));
        Names.assertNoneMissing(screen.scene());
        Stages.picture(screen.scene(), "shares-protect");
        robot.type(KeyCode.ENTER);
        Path made = locked.resolve("diary.txt.age");
        Stages.until(() ->
                screen.desk().shares.containsKey(made) && !screen.desk().shares.containsKey(clear));
        assertEquals(Visibility.LINK, screen.desk().shares.get(made).visibility());
        assertFalse(asks(robot));
        try (Password password = Password.of("short no longer".toCharArray())) {
            Path opened =
                    new ProtectedFiles(new SecureRandom())
                            .open(made, locked, password, ByteProgress.NONE);
            assertEquals("dear diary", Files.readString(opened));
        }
    }

    @Test
    void saysWhyItCouldNotBeProtectedAndGoesOnSharing(FxRobot robot) {
        screen.desk().with("/home/ada/gone.txt", 10, 1, Visibility.LINK, ShareState.READY);
        robot.interact(screen.model()::refresh);
        askForPassword(robot);
        robot.write("long enough").type(KeyCode.TAB).write("long enough").type(KeyCode.ENTER);
        Stages.until(() -> hint(robot).startsWith("Only files and folders"));
        robot.type(KeyCode.ESCAPE);
        Stages.until(() -> !asks(robot));
        assertTrue(screen.desk().shares.containsKey(Path.of("/home/ada/gone.txt")));
    }

    @Test
    void aKeyThatIsPressedInTheSheetDoesNothingToThePage(FxRobot robot) {
        Path shared = Path.of("/home/ada/gone.txt");
        screen.desk().with(shared.toString(), 10, 1, Visibility.LINK, ShareState.READY);
        robot.interact(screen.model()::refresh);
        askForPassword(robot);
        robot.interact(() -> {
            copy("/home/ada/diary");
            robot.lookup("#protect-cancel").query().requestFocus();
        });
        robot.push(KeyCode.CONTROL, KeyCode.V);
        robot.type(KeyCode.ESCAPE);
        Stages.until(() -> !asks(robot));
        Path later = Path.of("/home/ada/Notes");
        robot.interact(() -> {
            copy(later.toString());
            screen.table().requestFocus();
        });
        robot.push(KeyCode.CONTROL, KeyCode.V);
        Stages.until(() -> screen.desk().shares.containsKey(later));
        assertEquals(2, screen.desk().shares.size(), () -> "only " + shared + " and " + later);
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void askForPassword(FxRobot robot) {
        Stages.until(() -> screen.model().rows().size() == 1);
        robot.interact(() -> {
            screen.table().requestFocus();
            screen.table().getSelectionModel().select(0);
        });
        robot.press(KeyCode.CONTROL, KeyCode.P).release(KeyCode.P, KeyCode.CONTROL);
        Stages.until(() -> asks(robot));
    }

    private static boolean asks(FxRobot robot) {
        return robot.lookup("#protect-sheet").tryQuery().isPresent();
    }

    private static String hint(FxRobot robot) {
        return robot.lookup("#protect-hint").queryAs(Paragraph.class).textProperty().get();
    }
}
