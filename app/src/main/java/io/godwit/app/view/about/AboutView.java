package io.godwit.app.view.about;

import io.godwit.app.theme.Icon;
import io.godwit.app.view.CardHeader;
import io.godwit.app.view.Paragraph;
import io.godwit.app.view.View;
import io.godwit.app.words.Words;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What this program is, and whose work is in it. */
final class AboutView implements View {
    private final Words words;
    private final Map<String, String> facts;
    private final Consumer<URI> browse;
    private final Runnable copied;
    private final ScrollPane root;

    /**
     * A view.
     *
     * @param facts what somebody who helps wants to know, in order: name and value
     * @param browse opens a web page
     * @param copied told that the facts are on the clipboard
     */
    AboutView(Words words, Map<String, String> facts, Consumer<URI> browse, Runnable copied) {
        this.words = words;
        this.facts = facts;
        this.browse = browse;
        this.copied = copied;
        Label title = new Label(words.text("title"));
        title.getStyleClass().add("page-title");
        VBox page = new VBox(title, program(), technical(), components());
        page.getStyleClass().addAll("page", "about");
        page.getStylesheets()
                .add(
                        Objects.requireNonNull(AboutView.class.getResource("about.css"))
                                .toExternalForm());
        root = new ScrollPane(page);
        root.setId("about-scroll");
        root.setFitToWidth(true);
        root.getStyleClass().add("edge-to-edge");
    }

    private Node program() {
        StackPane mark = new StackPane(Icon.of(Feather.SEND));
        mark.getStyleClass().addAll("brand-mark", "about-mark");
        Label name = new Label("Godwit");
        name.getStyleClass().add("page-title");
        VBox texts = new VBox(name, text("promise"), text("licence"), text("audit"));
        texts.getStyleClass().add("about-texts");
        HBox card = new HBox(mark, texts);
        card.setAlignment(Pos.TOP_LEFT);
        card.getStyleClass().addAll("card", "about-program");
        return card;
    }

    private Paragraph text(String key) {
        return new Paragraph(words.text(key), "muted");
    }

    private Node technical() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("about-grid");
        facts.forEach((name, value) -> {
            Label what = new Label(words.text("fact." + name));
            what.getStyleClass().add("muted");
            Label fact = new Label(value);
            fact.setId("about-" + name);
            fact.getStyleClass().add("mono");
            grid.addRow(grid.getRowCount(), what, fact);
        });
        Button copy = new Button(words.text("copy"), Icon.of(Feather.COPY));
        copy.setOnAction(pressed -> copy());
        VBox card = new VBox(new CardHeader(words.text("facts"), copy), grid);
        card.getStyleClass().add("card");
        return card;
    }

    private void copy() {
        StringBuilder text = new StringBuilder();
        facts.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
        ClipboardContent content = new ClipboardContent();
        content.putString(text.toString());
        Clipboard.getSystemClipboard().setContent(content);
        copied.run();
    }

    private Node components() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("about-grid");
        for (Component component : Component.all()) {
            Hyperlink link = new Hyperlink(component.name());
            link.setOnAction(pressed -> browse.accept(component.home()));
            Label licence = new Label(component.licence());
            licence.getStyleClass().addAll("mono", "muted");
            grid.addRow(grid.getRowCount(), link, licence);
        }
        VBox card = new VBox(new CardHeader(words.text("components")), grid);
        card.getStyleClass().add("card");
        return card;
    }

    @Override
    public Parent root() {
        return root;
    }
}
