package io.godwit.app.view.search;

import static io.godwit.app.view.search.FakeSearch.hit;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.fx.FxEffort;
import io.godwit.app.fx.FxThread;
import io.godwit.app.text.ContentKind;
import io.godwit.app.text.NameOrder;
import io.godwit.app.view.Screen;
import io.godwit.app.view.Stages;
import io.godwit.app.words.Words;
import io.godwit.core.discovery.FoundContent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class SearchScaleTest {

    private static final int ROWS = 100_000;
    private static final Duration LONGEST = Duration.ofMillis(50);

    private final FakeSearch search = new FakeSearch();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private SearchViewModel model;

    @Start
    void start(Stage stage) {
        List<FoundContent> many = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            many.add(hit("file " + (i * 7919L % ROWS) + (i % 3 == 0 ? ".mp4" : ".txt"), i, i % 9));
        }
        search.answers.put("file", many);
        search.answers.put("fil", many.subList(0, 60));
        model =
                new SearchViewModel(
                        search,
                        search.own,
                        () -> {},
                        new NameOrder(Locale.ENGLISH),
                        background,
                        new FxThread(),
                        _ -> {});
        Words words = Words.in(Locale.ENGLISH).of("search");
        var actions = new SearchView.Actions(_ -> {}, _ -> {}, _ -> {}, () -> {}, () -> {});
        Screen.show(stage, new SearchView(model, words, actions, () -> {}), words);
    }

    @AfterEach
    void stop() {
        background.shutdownNow();
    }

    private static TableView<SearchRow> table(FxRobot robot) {
        return robot.lookup("#search-table").queryTableView();
    }

    private void shown(FxRobot robot, int rows) {
        Stages.until(() -> table(robot).getItems().size() == rows);
    }

    /** Everything a person does with them, first to warm the code up and then measured. */
    private void use(FxRobot robot) {
        robot.interact(() -> model.textProperty().set("file"));
        shown(robot, ROWS);
        for (int step = 0; step <= 50; step++) {
            int row = (int) ((long) step * (ROWS - 1) / 50);
            robot.interact(() -> table(robot).scrollTo(row));
        }
        robot.interact(() ->
                model.arrange(
                        new Arrangement(
                                ContentKind.VIDEO,
                                SizeFilter.ANY,
                                new SearchOrder(SearchOrder.Column.NAME, true))));
        shown(robot, (ROWS + 2) / 3);
        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(20_000));
        robot.interact(() -> model.arrange(Arrangement.USUAL));
        shown(robot, ROWS);
        robot.interact(() -> model.textProperty().set("fil"));
        shown(robot, 60);
    }

    @Test
    void hundredThousandRowsDoNotHoldUpTheWindow(FxRobot robot) {
        robot.interact(() -> model.textProperty().set("fil"));
        await().until(() -> robot.lookup("#search-table").tryQuery().isPresent());
        Duration best = FxEffort.ofQuietest(4, LONGEST, () -> {}, _ -> use(robot));
        assertTrue(best.compareTo(LONGEST) <= 0, "blocked for " + best);
    }
}
