package io.godwit.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class KeptSelectionTest {
    private final ObservableList<String> rows =
            FXCollections.observableArrayList("a1", "b1", "c1", "d1");
    private ListView<String> list;
    private KeptSelection<String> selection;
    private TableView<String> table;
    private KeptSelection<String> inTable;

    @Start
    void start(Stage ignored) {
        list = new ListView<>(rows);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        // The letter is what a row is, the digit how it is at the moment.
        selection = new KeptSelection<>(list, row -> row.charAt(0));
        table = new TableView<>(FXCollections.observableArrayList("a1", "b1", "c1", "d1", "e1"));
        table.getColumns().add(new TableColumn<>("row"));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        inTable = new KeptSelection<>(table, row -> row.charAt(0));
    }

    private List<String> selected() {
        return List.copyOf(list.getSelectionModel().getSelectedItems());
    }

    @Test
    void rowsStaySelectedWhereverTheyGoAndHoweverTheyChange(FxRobot robot) {
        robot.interact(() -> {
            list.getSelectionModel().selectIndices(1, 3);
            list.getFocusModel().focus(3);
            selection.through(() -> rows.setAll("d2", "x1", "b2"));
            assertEquals(List.of("d2", "b2"), selected());
            assertEquals(0, list.getSelectionModel().getSelectedIndex(), "the last one chosen");
            assertEquals(0, list.getFocusModel().getFocusedIndex());
        });
    }

    @Test
    void nothingTakesThePlaceOfWhatIsGone(FxRobot robot) {
        robot.interact(() -> {
            list.getSelectionModel().selectIndices(1, 2);
            selection.through(() -> rows.remove("c1"));
            assertEquals(List.of("b1"), selected());
            selection.through(() -> rows.remove("b1"));
            assertEquals(List.of(), selected());
        });
    }

    @Test
    void whatIsSelectedDuringAChangeNobodyMeant(FxRobot robot) {
        ReadOnlyBooleanWrapper applying = new ReadOnlyBooleanWrapper();
        robot.interact(() -> {
            selection.through(applying);
            list.getSelectionModel().select(1);
            assertFalse(selection.isChanging());
            applying.set(true);
            assertTrue(selection.isChanging());
            rows.remove("b1");
            rows.addFirst("b2");
            applying.set(false);
            assertFalse(selection.isChanging());
            assertEquals(List.of("b2"), selected());
        });
    }

    /** The toolkit's table keeps selected rows and selected cells apart, and loses some of the cells here. */
    @Test
    void aTableHasNoRowSelectedThatNobodyChose(FxRobot robot) {
        robot.interact(() -> {
            table.getSelectionModel().select(4);
            table.getSelectionModel().select(1);
            inTable.through(() -> {
                table.getItems().remove(0, 3);
                table.getItems().addFirst("x1");
                table.getItems().set(1, "d2");
            });
            assertEquals(List.of("e1"), List.copyOf(table.getSelectionModel().getSelectedItems()));
        });
    }

    @Test
    void aClickAfterRowsOfATableHaveGoneSelectsOneRow(FxRobot robot) {
        robot.interact(() -> {
            table.getItems().removeLast();
            table.getSelectionModel().select(3);
            table.getSelectionModel().select(2);
            table.getSelectionModel().select(1);
            inTable.through(() -> table.getItems().remove(0, 2));
            assertEquals(
                    List.of("c1", "d1"), List.copyOf(table.getSelectionModel().getSelectedItems()));
            table.getSelectionModel().clearAndSelect(1);
            assertEquals(List.of("d1"), List.copyOf(table.getSelectionModel().getSelectedItems()));
        });
    }
}
