package io.godwit.app.window;

import io.godwit.app.view.Navigator;
import io.godwit.app.view.Page;
import io.godwit.app.view.View;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** Pages that only remember what happened to them. */
final class PlainPages implements PageFactory {
    final List<String> happened = new ArrayList<>();

    @Override
    public Set<Page> pages() {
        return EnumSet.allOf(Page.class);
    }

    @Override
    public View create(Page page, Navigator navigator) {
        Button first = new Button(page.name());
        first.setId("content-" + page);
        VBox root = new VBox(first);
        root.getStyleClass().add("page");
        return new View() {
            @Override
            public Parent root() {
                return root;
            }

            @Override
            public void shown() {
                happened.add("shown " + page);
            }

            @Override
            public void hidden() {
                happened.add("hidden " + page);
            }

            @Override
            public Map<String, String> keys() {
                return Map.of("Enter", "What a plain page can");
            }

            @Override
            public void find() {
                happened.add("find " + page);
            }

            @Override
            public void close() {
                happened.add("closed " + page);
            }

            @Override
            public void search(String text) {
                happened.add("search " + text);
            }
        };
    }
}
