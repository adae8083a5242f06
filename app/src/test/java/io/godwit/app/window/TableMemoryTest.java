package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.app.settings.TableSettings;
import io.godwit.app.settings.TableSettings.Column;
import io.godwit.app.settings.TableSettings.Sorting;
import io.godwit.app.view.View;
import java.util.List;
import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class TableMemoryTest {
    private static final double CLOSE = 2;
    private Stage stage;

    @Start
    void start(Stage first) {
        stage = first;
    }

    /** A page with a table, made anew each time. */
    private static final class Page implements View {
        final TableView<String> table = new TableView<>();
        final TableColumn<String, String> name = column("name", 300);
        final TableColumn<String, String> size = column("size", 100);
        final TableColumn<String, String> state = column("state", 200);
        final StackPane root = new StackPane(table);

        Page() {
            table.setId("table");
            // Columns share the width of the table, which must
            // not be that of whatever window was there before.
            table.setMinWidth(600);
            table.setMaxWidth(600);
            table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
            table.getColumns().setAll(List.of(name, size, state));
        }

        private static TableColumn<String, String> column(String id, double width) {
            TableColumn<String, String> column = new TableColumn<>(id);
            column.setId(id);
            column.setPrefWidth(width);
            return column;
        }

        @Override
        public Parent root() {
            return root;
        }

        @Override
        public List<TableView<?>> tables() {
            return List.of(table);
        }
    }

    private void show(Page page) {
        stage.setScene(new Scene(page.root, 600, 300));
        stage.show();
        page.root.applyCss();
        page.root.layout();
    }

    @Test
    void widthsOrderAndSortingAreThereAgain(FxRobot robot) {
        robot.interact(() -> {
            Page left = new Page();
            show(left);
            left.table.getColumns().setAll(List.of(left.size, left.name, left.state));
            left.size.setSortType(SortType.DESCENDING);
            left.table.getSortOrder().setAll(List.of(left.size, left.name));
            left.root.layout();
            double before = left.name.getWidth();
            left.table.resizeColumn(left.name, 50);
            left.root.layout();
            double wide = left.name.getWidth();
            assertEquals(before + 50, wide, CLOSE, "it was made wider");
            double others = left.size.getWidth();
            Map<String, TableSettings> tables = new TableMemory().tables(List.of(left));

            TableMemory memory = new TableMemory();
            memory.remember(tables);
            Page again = new Page();
            memory.arrange(again);
            show(again);
            assertEquals(List.of(again.size, again.name, again.state), again.table.getColumns());
            assertEquals(wide, again.name.getWidth(), CLOSE);
            assertEquals(others, again.size.getWidth(), CLOSE);
            assertEquals(List.of(again.size, again.name), again.table.getSortOrder());
            assertEquals(SortType.DESCENDING, again.size.getSortType());
            assertEquals(SortType.ASCENDING, again.name.getSortType());
        });
    }

    @Test
    void columnsThatAreNotThereAnyMoreAreNoFault(FxRobot robot) {
        robot.interact(() -> {
            TableMemory memory = new TableMemory();
            memory.remember(
                    Map.of(
                            "table",
                            new TableSettings(
                                    List.of(new Column("gone", 90), new Column("size", 120)),
                                    List.of(
                                            new Sorting("gone", true),
                                            new Sorting("state", true),
                                            new Sorting("state", false)))));
            Page page = new Page();
            page.name.setSortable(false);
            memory.arrange(page);
            assertEquals(List.of(page.name, page.size, page.state), page.table.getColumns());
            assertEquals(120, page.size.getWidth(), CLOSE);
            assertEquals(List.of(page.state), page.table.getSortOrder());
        });
    }

    @Test
    void tablesOfPagesThatWereNotShownStayAsTheyWere(FxRobot robot) {
        TableSettings other = new TableSettings(List.of(new Column("name", 90)), List.of());
        robot.interact(() -> {
            TableMemory memory = new TableMemory();
            memory.remember(Map.of("other", other));
            Map<String, TableSettings> now = memory.tables(List.of(new Page()));
            assertEquals(other, now.get("other"));
            assertEquals(3, now.get("table").columns().size());
        });
    }
}
