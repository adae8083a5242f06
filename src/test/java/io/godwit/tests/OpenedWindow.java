package io.godwit.tests;

import static org.awaitility.Awaitility.await;

import io.godwit.app.settings.AppSettings;
import io.godwit.app.settings.DiscoveryChoice;
import io.godwit.app.settings.SettingsException;
import io.godwit.app.settings.SettingsStore;
import io.godwit.app.view.Paragraph;
import io.godwit.app.window.GodwitApplication;
import io.godwit.core.node.Profile;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The program's own window, opened in this process on a profile, with the hands and eyes of a person. */
final class OpenedWindow implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final FxRobot robot = new FxRobot();
    private final Closeable program;

    private OpenedWindow(Closeable program) {
        this.program = program;
    }

    /** Opens it as a double click on the icon does. */
    static OpenedWindow open(Path home) throws IOException, TimeoutException {
        FxToolkit.registerPrimaryStage();
        Stage stage = FxToolkit.registerStage(Stage::new);
        return new OpenedWindow(GodwitApplication.openOn(stage, new Profile(home)));
    }

    /** Writes the settings of a profile as a person would have left them. */
    static void settings(Path home, UnaryOperator<AppSettings> change)
            throws IOException, SettingsException {
        Files.createDirectories(home);
        AppSettings usual = AppSettings.usual("tester", home.resolve("downloads"));
        try (SettingsStore store =
                SettingsStore.open(home.resolve(SettingsStore.NAME), usual, Runnable::run)) {
            store.update(change);
        }
    }

    /** Settings that name a discovery server. */
    static UnaryOperator<AppSettings> server(String url) {
        return settings ->
                settings.withNetwork(
                        settings.network()
                                .withDiscovery(new DiscoveryChoice.Server(URI.create(url))));
    }

    FxRobot robot() {
        return robot;
    }

    /** Goes to a page by its key. */
    void page(KeyCode digit) {
        keys(KeyCode.CONTROL, digit);
    }

    /** Presses keys together. */
    void keys(KeyCode... together) {
        robot.press(together);
        robot.release(together);
        WaitForAsyncUtils.waitForFxEvents();
    }

    void click(String query) {
        awaitThat(query + " can be clicked", () -> enabled(query));
        robot.clickOn(query);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Types into the control that has the focus. */
    void type(String text) {
        robot.write(text);
        WaitForAsyncUtils.waitForFxEvents();
    }

    boolean visible(String query) {
        return robot.lookup(query).tryQuery().filter(Node::isVisible).isPresent();
    }

    private boolean enabled(String query) {
        return robot.lookup(query)
                .tryQuery()
                .filter(node -> node.isVisible() && !node.isDisabled())
                .isPresent();
    }

    String text(String query) {
        return robot.lookup(query).tryQuery().map(OpenedWindow::textOf).orElse("(not there)");
    }

    private static String textOf(Node node) {
        return switch (node) {
            case Labeled label -> label.getText();
            case Paragraph paragraph -> paragraph.textProperty().get();
            default -> "(no text)";
        };
    }

    int rows(String table) {
        return robot.lookup(table)
                .tryQueryAs(TableView.class)
                .map(view -> view.getItems().size())
                .orElse(0);
    }

    void awaitText(String query, String part) {
        await(query + " says '" + part + "'")
                .atMost(PATIENCE)
                .until(() -> text(query), text -> text.contains(part));
    }

    void awaitThat(String what, BooleanSupplier holds) {
        await(what).atMost(PATIENCE).until(holds::getAsBoolean);
    }

    /** Closes it as its title bar's button does. */
    @Override
    public void close() throws IOException {
        program.close();
    }
}
