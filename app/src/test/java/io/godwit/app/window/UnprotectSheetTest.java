package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.desktop.Outcome;
import io.godwit.app.protect.ProtectedFiles;
import io.godwit.app.settings.ThemeChoice;
import io.godwit.app.view.Paragraph;
import io.godwit.app.view.Stages;
import io.godwit.app.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(ApplicationExtension.class)
@Timeout(90)
class UnprotectSheetTest {
    private static final String SECRET = "password";

    private final ProtectedFiles files = new ProtectedFiles(new SecureRandom());
    private final List<Path> revealed = new CopyOnWriteArrayList<>();
    private Optional<Outcome.Failed> refusal = Optional.empty();
    private final CountDownLatch never = new CountDownLatch(1);
    @TempDir private Path folder;
    private Path in;
    private Path out;
    private Path letter;
    private UnprotectSheet sheet;
    private Button page;
    private Stage stage;
    private Scene scene;

    @Start
    void start(Stage first) {
        stage = first;
        show(Locale.ENGLISH, ThemeChoice.DARK, files::open);
    }

    private void show(Locale locale, ThemeChoice look, Unprotecting.Opener opener) {
        Words words = Words.in(locale);
        page = new Button("the page");
        StackPane root = new StackPane(new VBox(page));
        out = folder.resolve("out");
        sheet =
                new UnprotectSheet(
                        FakeUnprotecting.opening(opener, out, this::reveal), words, root);
        scene = Stages.show(stage, root, words, look);
    }

    private void reveal(Path file, Consumer<Outcome.Failed> refused) {
        revealed.add(file);
        refusal.ifPresent(refused);
    }

    /** Made with a small work factor, so that opening takes no second. */
    @BeforeEach
    void letter() throws Exception {
        in = Files.createDirectories(folder.resolve("in"));
        try (InputStream json = ProtectedFiles.class.getResourceAsStream("age/vectors.json")) {
            for (JsonNode one : JsonMapper.shared().readTree(json).get("vectors")) {
                if (one.get("name").asString().equals("ascii password")) {
                    byte[] file = Base64.getDecoder().decode(one.get("file").asString());
                    letter = Files.write(in.resolve("letter.txt.age"), file);
                }
            }
        }
    }

    private void ask(FxRobot robot, Path... files) {
        robot.interact(() -> {
            page.requestFocus();
            Stream.of(files).forEach(sheet::ask);
        });
        Stages.until(() -> asks(robot));
        Stages.layOut(page.getScene());
    }

    private static boolean asks(FxRobot robot) {
        return robot.lookup("#unprotect-sheet").tryQuery().isPresent();
    }

    private static void says(FxRobot robot, String beginning) {
        Stages.until(() ->
                robot.lookup("#unprotect-hint")
                        .queryAs(Paragraph.class)
                        .textProperty()
                        .get()
                        .startsWith(beginning));
        // The buttons beside it may have changed with it.
        Stages.layOut(robot.lookup("#unprotect-hint").query().getScene());
    }

    private List<String> written(Path where) throws IOException {
        try (Stream<Path> paths = Files.list(where)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void opensBesideTheProtectedFileAndShowsIt(FxRobot robot) throws Exception {
        ask(robot, letter);
        assertTrue(robot.lookup("#unprotect-go").query().isDisabled());
        assertEquals(
                in.toString(), robot.lookup("#unprotect-folder").queryAs(Labeled.class).getText());
        Stages.picture(scene, "unprotect-dark");
        robot.write(SECRET).type(KeyCode.ENTER);
        says(robot, "Opened. “letter.txt”");
        Stages.picture(scene, "unprotect-done");
        assertEquals("age", Files.readString(in.resolve("letter.txt")));
        assertTrue(Files.exists(letter), "the protected one stays");
        robot.clickOn("#unprotect-reveal");
        Stages.until(() -> revealed.equals(List.of(in.resolve("letter.txt"))));
        robot.type(KeyCode.ESCAPE);
        Stages.until(() -> !asks(robot) && page.isFocused());
    }

    @Test
    void saysSoWhenWhatIsOpenedCannotBeShown(FxRobot robot) throws Exception {
        refusal =
                Optional.of(
                        new Outcome.Failed(
                                Outcome.Reason.NOT_OFFERED, Optional.of("xdg-utils"), "missing"));
        ask(robot, letter);
        robot.write(SECRET).type(KeyCode.ENTER);
        says(robot, "Opened. “letter.txt”");
        robot.clickOn("#unprotect-reveal");
        says(
                robot,
                "“letter.txt” is opened but cannot be shown. This system offers no way to do that."
                        + " Install the program “xdg-utils”");
        Stages.picture(scene, "unprotect-not-shown");
        assertEquals("age", Files.readString(in.resolve("letter.txt")));
    }

    @Test
    void opensIntoAFolderThatIsChosen(FxRobot robot) throws Exception {
        ask(robot, letter);
        robot.clickOn("#unprotect-change");
        robot.write(SECRET).type(KeyCode.ENTER);
        says(robot, "Opened.");
        assertEquals("age", Files.readString(out.resolve("letter.txt")));
        assertEquals(List.of("letter.txt.age"), written(in));
    }

    @Test
    void asksAgainAfterAWrongPassword(FxRobot robot) throws Exception {
        ask(robot, letter);
        robot.write("wrong").type(KeyCode.ENTER);
        says(robot, "The password is wrong.");
        Stages.picture(scene, "unprotect-wrong");
        assertEquals(List.of("letter.txt.age"), written(in));
        robot.write(SECRET).type(KeyCode.ENTER);
        says(robot, "Opened.");
    }

    @Test
    void saysWhatIsWrongWithTheFileAndLeavesNothing(FxRobot robot) throws Exception {
        byte[] whole = Files.readAllBytes(letter);
        Files.write(in.resolve("cut.age"), Arrays.copyOf(whole, whole.length - 3));
        byte[] changed = whole.clone();
        changed[whole.length - 20] ^= 1;
        Files.write(in.resolve("changed.age"), changed);
        Files.writeString(in.resolve("other.age"), "no protected file at all");
        List<String> before = written(in);
        for (List<String> one :
                List.of(
                        List.of("cut.age", "The end of the file"),
                        List.of("changed.age", "The end of the file"),
                        List.of("other.age", "This file is not protected"),
                        List.of("gone.age", "The file cannot be read"))) {
            ask(robot, in.resolve(one.getFirst()));
            robot.write(SECRET).type(KeyCode.ENTER);
            says(robot, one.getLast());
            robot.type(KeyCode.ESCAPE);
            Stages.until(() -> !asks(robot));
        }
        assertEquals(before, written(in));
    }

    @Test
    void opensSeveralOneAfterTheOther(FxRobot robot) throws Exception {
        Path second = Files.copy(letter, in.resolve("second.txt.age"));
        ask(robot, letter, second);
        robot.write(SECRET).type(KeyCode.ENTER);
        says(robot, "Opened. “letter.txt”");
        robot.clickOn("#unprotect-leave");
        Stages.until(() -> robot.lookup("Open “second.txt.age”").tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);
        Stages.until(() -> !asks(robot));
        assertFalse(Files.exists(in.resolve("second.txt")));
    }

    @Test
    void sharesADroppedFileAsItIsAndGoesOnToTheNext(FxRobot robot) throws Exception {
        Path second = Files.copy(letter, in.resolve("second.txt.age"));
        List<Path> shared = new CopyOnWriteArrayList<>();
        robot.interact(() -> {
            sheet.ask(letter, () -> shared.add(letter));
            sheet.ask(second);
        });
        Stages.until(() -> asks(robot));
        Stages.picture(scene, "unprotect-dropped");
        robot.clickOn("#unprotect-share");
        Stages.until(() -> robot.lookup("Open “second.txt.age”").tryQuery().isPresent());
        assertEquals(List.of(letter), shared);
        assertFalse(
                robot.lookup("#unprotect-share").query().isVisible(),
                "what was opened from elsewhere is not offered for sharing");
        robot.type(KeyCode.ESCAPE);
        Stages.until(() -> !asks(robot));
        assertEquals(List.of("letter.txt.age", "second.txt.age"), written(in));
    }

    @Test
    void canBeStopped(FxRobot robot) throws Exception {
        robot.interact(() ->
                show(
                        Locale.ENGLISH,
                        ThemeChoice.LIGHT,
                        (file, where, password, progress) ->
                                files.open(
                                        file,
                                        where,
                                        password,
                                        (done, total) -> {
                                            try {
                                                never.await();
                                            } catch (InterruptedException asked) {
                                                Thread.currentThread().interrupt();
                                            }
                                        })));
        ask(robot, letter);
        robot.write(SECRET).type(KeyCode.ENTER);
        says(robot, "Opening");
        Stages.picture(scene, "unprotect-running-light");
        robot.clickOn("#unprotect-leave");
        says(robot, "Stopped.");
        assertEquals(List.of("letter.txt.age"), written(in));
    }

    @Test
    void readsFromRightToLeft(FxRobot robot) {
        robot.interact(() -> {
            show(Locale.of("ar"), ThemeChoice.LIGHT, files::open);
            sheet.ask(letter, () -> {});
        });
        Stages.until(() -> asks(robot));
        robot.write("wrong").type(KeyCode.ENTER);
        says(robot, "كلمة المرور غير صحيحة");
        Stages.picture(scene, "unprotect-arabic");
    }
}
