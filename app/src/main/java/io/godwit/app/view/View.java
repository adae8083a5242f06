package io.godwit.app.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.control.TableView;

/** One page of the window. All methods are called on the interface thread. */
public interface View {
    /** What is shown; always the same object. */
    Parent root();

    /** The page came to the front, or the window did with the page in it. */
    default void shown() {}

    /** Another page came to the front, or the window can be seen no more: the person is done with what they typed. */
    default void hidden() {}

    /** Tables whose columns a person may arrange; they and their columns have IDs, the same in every language. */
    default List<TableView<?>> tables() {
        return List.of();
    }

    /** Keys that only this page has, as they are written on keyboards, and what they do, the most used first. */
    default Map<String, String> keys() {
        return Map.of();
    }

    /** The person wants to look for something on this page. */
    default void find() {}

    /**
     * The person wants to look for something; only the search page listens.
     *
     * @param text what for
     */
    default void search(String text) {}

    /**
     * Files were dropped on a page that has no use for them; only the first page listens, which shares them.
     *
     * @param files what was dropped
     */
    default void give(List<Path> files) {}

    /** The page is not shown any more and never will be: it lets go of what it listens to. */
    default void close() {}
}
