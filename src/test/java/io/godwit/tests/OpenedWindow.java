package io.godwit.tests;

import static org.awaitility.Awaitility.await;

import atlantafx.base.controls.ToggleSwitch;
import io.godwit.app.transfers.TransferSnapshot;
import io.godwit.app.view.ErrorBanner;
import io.godwit.app.view.Paragraph;
import io.godwit.app.window.GodwitApplication;
import io.godwit.core.node.Profile;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.awaitility.core.ConditionTimeoutException;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The program's own window, opened in this process on a profile, with the hands and eyes of a person. */
public final class OpenedWindow implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final FxRobot robot = new FxRobot();
    private final Stage stage;
    private final Closeable program;
    private final ChosenFile chosen;

    private OpenedWindow(Stage stage, Closeable program, ChosenFile chosen) {
        this.stage = stage;
        this.program = program;
        this.chosen = chosen;
    }

    /** Opens it as a double click on the icon does. */
    public static OpenedWindow open(Path home) throws IOException, TimeoutException {
        FxToolkit.registerPrimaryStage();
        Stage stage = FxToolkit.registerStage(Stage::new);
        ChosenFile chosen = new ChosenFile();
        OpenedWindow window =
                new OpenedWindow(
                        stage, GodwitApplication.openOn(stage, new Profile(home), chosen), chosen);
        // A desktop gives the keys to the window that was opened last, but takes its time.
        window.awaitThat("the window has the keys", stage::isFocused);
        return window;
    }

    // ---- hands

    /** Goes to a page by its key. */
    public void page(KeyCode digit) {
        keys(KeyCode.CONTROL, digit);
    }

    /** Presses keys together. */
    public void keys(KeyCode... together) {
        robot.press(together);
        robot.release(together);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Clicks on something, which is scrolled to if need be. */
    public void click(String query) {
        awaitThat(query + " can be clicked", () -> enabled(query));
        reveal(query);
        robot.clickOn(query);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void reveal(String query) {
        robot.interact(() -> Scrolling.to(robot.lookup(query).query()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Types into the control that has the focus. */
    public void type(String text) {
        robot.write(text);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Replaces what is in a field by a text from elsewhere, as one change. */
    void paste(String query, String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        copied(content);
        click(query);
        keys(KeyCode.CONTROL, KeyCode.A);
        keys(KeyCode.CONTROL, KeyCode.V);
    }

    /** Replaces what is in a field, and says that this is all. */
    void enter(String query, String text) {
        paste(query, text);
        keys(KeyCode.ENTER);
    }

    /** Chooses this one whenever a file is asked for. */
    void chooses(Path file) {
        chosen.answer(file);
    }

    /** Makes a number one greater. */
    void step(String spinner) {
        click(spinner);
        keys(KeyCode.UP);
    }

    /** Chooses what comes so many places after the present choice. */
    void choose(String choice, int further) {
        click(choice);
        for (int i = 0; i < further; i++) {
            keys(KeyCode.DOWN);
        }
        keys(KeyCode.ENTER);
    }

    /** Copies files in another program and pastes them where the focus is. */
    void paste(List<Path> files) {
        ClipboardContent content = new ClipboardContent();
        content.putFiles(files.stream().map(Path::toFile).toList());
        copied(content);
        keys(KeyCode.CONTROL, KeyCode.V);
    }

    private void copied(ClipboardContent content) {
        robot.interact(() -> Clipboard.getSystemClipboard().setContent(content));
    }

    /** Drags files and drops them on something. */
    void drop(List<Path> files, String query) throws TimeoutException {
        List<File> dragged = files.stream().map(Path::toFile).toList();
        StackPane root = (StackPane) stage.getScene().getRoot();
        try (DragSource source = DragSource.open(root, dragged)) {
            robot.drag(source.handle()).dropTo(query);
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    /** Searches for a name that one thing alone has, and fetches it, with the keyboard. */
    public void fetch(String name) {
        page(KeyCode.DIGIT4);
        keys(KeyCode.CONTROL, KeyCode.F);
        type(name);
        awaitThat("the search finds " + name, () -> onlyRow("#search-table").contains(name));
        keys(KeyCode.DOWN);
        keys(KeyCode.ENTER);
    }

    // ---- eyes

    /** Looks on the window's own thread: elsewhere what is looked through may change meanwhile. */
    private static <T> T look(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, question);
    }

    boolean visible(String query) {
        return look(() -> robot.lookup(query).tryQuery().filter(OpenedWindow::isSeen).isPresent());
    }

    private boolean enabled(String query) {
        return look(() ->
                robot.lookup(query)
                        .tryQuery()
                        .filter(node -> isSeen(node) && !node.isDisabled())
                        .isPresent());
    }

    /** What is in a field. */
    String typed(String query) {
        return robot.lookup(query).queryTextInputControl().getText();
    }

    /** Whether a switch is on. */
    boolean on(String query) {
        return robot.lookup(query).queryAs(ToggleSwitch.class).isSelected();
    }

    String text(String query) {
        return look(() ->
                robot.lookup(query).tryQuery().map(OpenedWindow::textOf).orElse("(not there)"));
    }

    private static String textOf(Node node) {
        return switch (node) {
            case Labeled label -> Objects.requireNonNullElse(label.getText(), "");
            case Paragraph paragraph -> paragraph.textProperty().get();
            case ErrorBanner banner -> banner.getAccessibleText();
            default -> "(no text)";
        };
    }

    /** Whether some words can be read somewhere. */
    boolean says(String part) {
        return look(() ->
                robot.lookup((Node node) -> textOf(node).contains(part) && isSeen(node))
                        .tryQuery()
                        .isPresent());
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    int rows(String table) {
        return items(table).size();
    }

    private String onlyRow(String table) {
        List<?> rows = items(table);
        return rows.size() == 1 ? String.valueOf(rows.getFirst()) : "";
    }

    private List<?> items(String list) {
        return look(() ->
                robot.lookup(list)
                        .tryQuery()
                        .<List<?>>map(node -> List.copyOf(itemsOf(node)))
                        .orElse(List.of()));
    }

    private static List<?> itemsOf(Node node) {
        return switch (node) {
            case TableView<?> table -> table.getItems();
            case TreeTableView<?> tree -> tree.getRoot().getChildren();
            case ListView<?> list -> list.getItems();
            default -> throw new AssertionError(node + " is no list");
        };
    }

    /** Waits until the only transfer, on its page, is so. */
    void awaitTransfer(String what, Predicate<TransferSnapshot> holds) {
        awaitThat(
                what,
                () -> {
                    List<?> transfers = items("#transfers-list");
                    return transfers.size() == 1
                            && transfers.getFirst() instanceof TransferSnapshot one
                            && holds.test(one);
                });
    }

    /** The names of all transfers in their order, on their page. */
    List<String> transfers() {
        return items("#transfers-list").stream()
                .map(one -> ((TransferSnapshot) one).name())
                .toList();
    }

    /** Windows that are open, dialogs among them. */
    int windows() {
        return (int) robot.listWindows().stream().filter(Window::isShowing).count();
    }

    public void awaitText(String query, String part) {
        awaitThat(query + " says '" + part + "'", () -> text(query).contains(part));
    }

    /** Waits until something is so; a picture of the window is kept if it does not become so. */
    public void awaitThat(String what, BooleanSupplier holds) {
        try {
            await(what).atMost(PATIENCE).until(holds::getAsBoolean);
        } catch (ConditionTimeoutException never) {
            throw new AssertionError(
                    "not so: " + what + "; see " + picture("journey-failed"), never);
        }
    }

    /** Keeps a picture of the window; returns where it is. */
    Path picture(String name) {
        try {
            return Picture.take(stage.getScene(), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes it as its title bar's button does. */
    @Override
    public void close() throws IOException {
        program.close();
    }
}
