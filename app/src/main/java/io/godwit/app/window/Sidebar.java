package io.godwit.app.window;

import io.godwit.app.theme.Icon;
import io.godwit.app.view.Hint;
import io.godwit.app.view.Page;
import io.godwit.app.words.Words;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The name of the program, the way to every page, and the network switch. */
final class Sidebar extends VBox {
    private final Map<Page, ToggleButton> buttons = new EnumMap<>(Page.class);
    private final ToggleGroup group = new ToggleGroup();
    private final Words words;

    Sidebar(Collection<Page> pages, Words words, Consumer<Page> chosen, Node bottom) {
        this.words = words;
        getStyleClass().add("sidebar");
        VBox list = new VBox();
        list.getStyleClass().add("navigation");
        for (Page page : pages) {
            ToggleButton button = button(page);
            button.setOnAction(pressed -> {
                group.selectToggle(button);
                chosen.accept(page);
            });
            buttons.put(page, button);
            list.getChildren().add(button);
        }
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(brand(), scroll, bottom);
    }

    private Node brand() {
        StackPane mark = new StackPane(Icon.of(Feather.SEND));
        mark.getStyleClass().add("brand-mark");
        Label name = new Label(words.text("title"));
        name.getStyleClass().add("brand-name");
        HBox brand = new HBox(mark, name);
        brand.setAlignment(Pos.CENTER_LEFT);
        brand.getStyleClass().add("brand");
        return brand;
    }

    private ToggleButton button(Page page) {
        String name = words.text("page." + page.name().toLowerCase(Locale.ROOT));
        ToggleButton button = new ToggleButton(name, Icon.of(icon(page)));
        button.setId("page-" + page.name().toLowerCase(Locale.ROOT));
        button.setToggleGroup(group);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        Hint.on(button, words.text("page.tooltip", name, Shortcuts.page(page).getDisplayText()));
        return button;
    }

    /** Marks a page as the one that is shown. */
    void select(Page page) {
        ToggleButton button = buttons.get(page);
        if (button != null) {
            group.selectToggle(button);
        }
    }

    private static Feather icon(Page page) {
        return switch (page) {
            case HOME -> Feather.HOME;
            case SHARES -> Feather.SHARE_2;
            case PEERS -> Feather.USERS;
            case SEARCH -> Feather.SEARCH;
            case TRANSFERS -> Feather.ACTIVITY;
            case DOWNLOADS -> Feather.DOWNLOAD;
            case ACTIVITY -> Feather.LIST;
            case SETTINGS -> Feather.SETTINGS;
            case ABOUT -> Feather.INFO;
        };
    }
}
