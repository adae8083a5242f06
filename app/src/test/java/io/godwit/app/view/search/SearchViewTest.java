package io.godwit.app.view.search;

import static io.godwit.app.view.search.FakeSearch.hit;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.fx.FxThread;
import io.godwit.app.text.NameOrder;
import io.godwit.app.view.Names;
import io.godwit.app.view.Screen;
import io.godwit.app.view.Stages;
import io.godwit.app.words.Words;
import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.node.Target;
import io.godwit.core.share.SharedCopy;
import io.godwit.core.share.Visibility;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class SearchViewTest {

    private final FakeSearch search = new FakeSearch();
    private final List<Target> downloads = new CopyOnWriteArrayList<>();
    private final List<SearchRow> copied = new CopyOnWriteArrayList<>();
    private final List<Path> revealed = new CopyOnWriteArrayList<>();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private SearchView view;
    private Screen screen;

    @Start
    void start(Stage stage) {
        search.answers.put(
                "holiday",
                List.of(
                        hit("holiday-2025.mp4", 1_534_000_000L, 7),
                        hit("Holiday pictures", 734_000_000L, 4),
                        hit("holiday-plan.pdf", 430_000, 3),
                        hit("holiday-songs.flac", 48_000_000, 2),
                        hit("holiday-raw.zip", 5_534_000_000L, 1)));
        show(stage, Locale.ENGLISH);
    }

    private void show(Stage stage, Locale locale) {
        Words words = Words.in(locale).of("search");
        var model =
                new SearchViewModel(
                        search,
                        search.own,
                        () -> {},
                        new NameOrder(locale),
                        background,
                        new FxThread(),
                        downloads::add);
        view =
                new SearchView(
                        model,
                        words,
                        new SearchView.Actions(
                                copied::addAll,
                                _ -> {},
                                revealed::add,
                                () -> {},
                                () -> {
                                    search.online = true;
                                    model.networkChanged();
                                }),
                        () -> {});
        screen = Screen.show(stage, view, words);
    }

    @AfterEach
    void stop() {
        background.shutdownNow();
    }

    private static TableView<SearchRow> table(FxRobot robot) {
        return robot.lookup("#search-table").queryTableView();
    }

    private static void shown(FxRobot robot, int rows) {
        Stages.until(() ->
                robot.lookup("#search-table").tryQuery().isPresent()
                        && table(robot).getItems().size() == rows);
        // Its head and its rows are there only in the next frame.
        Stages.layOut(table(robot).getScene());
    }

    @Test
    void keyboardAloneFindsDownloadsAndCopiesALink(FxRobot robot) throws Exception {
        robot.write("holiday");
        shown(robot, 5);
        screen.picture("search-dark");
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.ENTER);
        await().until(() -> downloads.size() == 1);
        assertEquals("Holiday pictures", downloads.getFirst().name());
        robot.push(KeyCode.CONTROL, KeyCode.C);
        await().until(() -> copied.size() == 1);
        assertTrue(copied.getFirst().link().format().startsWith("godwit://get/"));
        screen.light();
        screen.picture("search-light");
    }

    @Test
    void doubleClickDownloadsAndNothingSelectedDisablesTheButton(FxRobot robot) {
        assertTrue(robot.lookup("#search-download").queryAs(Button.class).isDisabled());
        robot.write("holiday");
        shown(robot, 5);
        robot.doubleClickOn("holiday-plan.pdf");
        await().until(() -> downloads.size() == 1);
        assertFalse(robot.lookup("#search-download").queryAs(Button.class).isDisabled());
        robot.clickOn("#search-download");
        await().until(() -> downloads.size() == 2);
    }

    /** What was found stays until there is an answer, and is not what Enter is for then. */
    @Test
    void enterFetchesNothingThatAnsweredAnEarlierQuestion(FxRobot robot) {
        search.answers.put("plan", List.of(hit("plan.pdf", 430_000, 3)));
        search.answers.put("plans", List.of(hit("plans.zip", 48_000_000, 2)));
        CountDownLatch late = new CountDownLatch(1);
        search.held.put("plans", late);
        robot.write("plan");
        shown(robot, 1);
        robot.write("s").type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of(), downloads);
        late.countDown();
        Stages.until(() -> table(robot).getItems().getFirst().name().equals("plans.zip"));
        robot.type(KeyCode.ENTER);
        await().until(() -> downloads.size() == 1);
        assertEquals("plans.zip", downloads.getFirst().name());
    }

    @Test
    void whatIsHereAlreadyIsShownAndNotFetched(FxRobot robot) throws Exception {
        Path plan = Path.of("/data/holiday-plan.pdf");
        search.here.put(
                hit("holiday-plan.pdf", 430_000, 3).id(), new SharedCopy(plan, Visibility.PUBLIC));
        search.here.put(
                hit("holiday-raw.zip", 5_534_000_000L, 1).id(),
                new SharedCopy(Path.of("/data/raw"), Visibility.PUBLIC));
        robot.write("holiday");
        shown(robot, 5);
        assertEquals(2, robot.lookup(".name-front > .pill").queryAll().size());
        assertTrue(robot.lookup("only you").tryQuery().isPresent());
        Button button = robot.lookup("#search-download").queryAs(Button.class);
        robot.clickOn("holiday-plan.pdf");
        assertEquals("Show in folder", button.getText());
        screen.picture("search-own");
        robot.type(KeyCode.ENTER);
        await().until(() -> revealed.equals(List.of(plan)));
        robot.interact(() -> table(robot).getSelectionModel().selectAll());
        assertEquals("Download", button.getText());
        robot.clickOn(button);
        await().until(() -> downloads.size() == 3);
        assertEquals(List.of(plan), revealed);
    }

    @Test
    @DisplayName(
            "UI underscores of a name are shown, and a name of 10,000 characters hides nothing")
    void oddNames(FxRobot robot) {
        String end = "gpj.exe";
        search.answers.put(
                "odd",
                List.of(
                        hit("odd_a_b__c.txt", 430_000, 3),
                        hit("odd" + "x".repeat(10_000) + end, 430_000, 1)));
        robot.write("odd");
        shown(robot, 2);
        assertTrue(robot.lookup(shows("odd_a_b__c.txt"::equals)).tryQuery().isPresent());
        assertTrue(
                robot.lookup(shows(text -> text.startsWith("oddx") && text.endsWith(end)))
                        .tryQuery()
                        .isPresent(),
                "its kind can be seen");
        for (String control : List.of("#search-download", "#search-copy", "#search-table")) {
            Node node = robot.lookup(control).query();
            assertTrue(
                    node.getScene()
                            .getRoot()
                            .getLayoutBounds()
                            .contains(node.localToScene(node.getLayoutBounds())),
                    control + " stays within the window");
        }
    }

    private static Predicate<Node> shows(Predicate<String> wanted) {
        return node -> node instanceof Text text && wanted.test(text.getText());
    }

    @Test
    void headersSortAndFiltersHide(FxRobot robot) {
        robot.write("holiday");
        shown(robot, 5);
        robot.clickOn("Size");
        Stages.until(() -> table(robot).getItems().getFirst().name().equals("holiday-plan.pdf"));
        robot.clickOn("Size");
        Stages.until(() -> table(robot).getItems().getFirst().name().equals("holiday-raw.zip"));
        ComboBox<?> kinds = robot.lookup("#search-kind").queryAs(ComboBox.class);
        robot.interact(() -> kinds.getSelectionModel().select(2));
        shown(robot, 1);
        await().until(() ->
                robot.lookup("#search-count")
                        .queryAs(Label.class)
                        .getText()
                        .equals("1 of 5 results"));
    }

    @Test
    void selectedHitsStaySoWhenTheyAreSortedAndWhenMoreIsKnownOfThem(FxRobot robot) {
        robot.write("holiday");
        shown(robot, 5);
        robot.interact(() -> table(robot).getSelectionModel().selectIndices(0, 2, 4));
        Set<ContentId> chosen = selected(robot);
        assertEquals(3, chosen.size());
        robot.clickOn("Size");
        Stages.until(() -> table(robot).getItems().getFirst().name().equals("holiday-plan.pdf"));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(chosen, selected(robot));
        search.answers.replaceAll((_, hits) ->
                hits.stream().map(one -> one.sources() == 3 ? withMoreSources(one) : one).toList());
        robot.interact(() -> view.search("holiday "));
        Stages.until(() -> table(robot).getItems().getFirst().sources() == 30);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(chosen, selected(robot));
    }

    private static FoundContent withMoreSources(FoundContent hit) {
        return hit(hit.name(), hit.size(), 30);
    }

    private static Set<ContentId> selected(FxRobot robot) {
        return Stages.look(() ->
                table(robot).getSelectionModel().getSelectedItems().stream()
                        .map(SearchRow::id)
                        .collect(Collectors.toSet()));
    }

    @Test
    void twoClicksOnAHeaderSortAndFetchNothing(FxRobot robot) {
        robot.write("holiday");
        shown(robot, 5);
        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(0));
        robot.doubleClickOn("Size");
        Stages.until(() -> table(robot).getItems().getFirst().name().equals("holiday-raw.zip"));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of(), List.copyOf(downloads));
    }

    @Test
    void everyEmptyStateSaysWhatToDo(FxRobot robot) throws Exception {
        assertTrue(robot.lookup("#search-prompt").tryQuery().isPresent());
        screen.picture("search-prompt");
        search.beginning = true;
        robot.write("z");
        Stages.until(() -> robot.lookup("#search-waiting").tryQuery().isPresent());
        search.beginning = false;
        robot.write("zz");
        Stages.until(() -> robot.lookup("#search-nothing").tryQuery().isPresent());
        search.reachable = false;
        robot.write("z");
        Stages.until(() -> robot.lookup("#search-unreachable").tryQuery().isPresent());
        screen.picture("search-unreachable");
        search.online = false;
        robot.write("z");
        Stages.until(() -> robot.lookup("#search-offline").tryQuery().isPresent());
        search.reachable = true;
        search.answers.put("zzzzz", List.of(hit("z.txt", 1, 1)));
        Stages.layOut(robot.lookup("#search-offline").query().getScene());
        robot.clickOn("Switch on");
        shown(robot, 1);
    }

    @Test
    void searchFromElsewhereAndFindBringTheField(FxRobot robot) {
        robot.interact(() -> view.search("holiday"));
        shown(robot, 5);
        robot.interact(() -> view.find());
        TextField field = robot.lookup("#search-field").queryAs(TextField.class);
        assertTrue(field.isFocused());
        assertEquals("holiday", field.getSelectedText());
        robot.type(KeyCode.ESCAPE, KeyCode.ESCAPE);
        await().until(() -> field.getText().isEmpty());
    }

    @Test
    void everyControlHasAName(FxRobot robot) {
        robot.write("holiday");
        shown(robot, 5);
        Names.assertNoneMissing(robot.lookup("#search-field").query().getScene());
    }
}
