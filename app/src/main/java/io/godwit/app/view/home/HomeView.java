package io.godwit.app.view.home;

import io.godwit.app.fx.Repetition;
import io.godwit.app.theme.Icon;
import io.godwit.app.view.CardHeader;
import io.godwit.app.view.DroppedFiles;
import io.godwit.app.view.EmptyState;
import io.godwit.app.view.FileChoice;
import io.godwit.app.view.Hint;
import io.godwit.app.view.Keys;
import io.godwit.app.view.Navigator;
import io.godwit.app.view.Page;
import io.godwit.app.view.Paragraph;
import io.godwit.app.view.View;
import io.godwit.app.words.Words;
import io.godwit.core.event.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The first page. */
final class HomeView implements View {
    private static final double ROW = 72;

    /** What is left and right of two cards and between them. */
    private static final double AROUND = 24 + 16 + 24;

    /** Lower windows show everything a little closer together. */
    private static final double ROOMY = 740;

    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final HomeViewModel model;
    private final Words words;
    private final Navigator navigator;
    private final DroppedFiles dropped;
    private final Repetition looks;
    private final ScrollPane root;

    HomeView(
            HomeViewModel model,
            Words words,
            Navigator navigator,
            FileChoice files,
            DroppedFiles dropped) {
        this.model = model;
        this.words = words;
        this.navigator = navigator;
        this.dropped = dropped;
        Label title = new Label(words.text("title"));
        title.getStyleClass().add("page-title");
        DropZone drop = new DropZone(words, files, this::give, model::share, this::nothingToPaste);
        root = new ScrollPane();
        root.setId("home-scroll");
        VBox page = new VBox(title, drop, numbers(), halves(happening(), identity()));
        page.getStyleClass().addAll("page", "home");
        page.getStylesheets()
                .add(
                        Objects.requireNonNull(HomeView.class.getResource("home.css"))
                                .toExternalForm());
        VBox.setVgrow(drop, Priority.ALWAYS);
        root.setContent(page);
        root.setFitToWidth(true);
        // As high as the window, or as its content at this width. Fitted to the height it would be
        // as high as its text needs at the narrowest, and scroll where there is room.
        page.minHeightProperty().bind(root.heightProperty());
        root.getStyleClass().add("edge-to-edge");
        root.heightProperty()
                .subscribe(() -> {
                    // Before it has any it is not low: everything would be styled twice.
                    boolean compact = root.getHeight() > 0 && root.getHeight() < ROOMY;
                    page.pseudoClassStateChanged(COMPACT, compact);
                    drop.compact(compact);
                });
        drop.listen(root);
        root.addEventHandler(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (Keys.PASTE.match(key)) {
                        drop.paste();
                        key.consume();
                    }
                });
        looks = Repetition.every(LOOK, model::look);
    }

    /**
     * Two cards of equal width. Each is told its width: a box asks how high its content would be at the width that this
     * prefers, and text that goes on in the next line prefers none.
     */
    private Node halves(Region first, Region second) {
        for (Region half : List.of(first, second)) {
            half.prefWidthProperty().bind(root.widthProperty().subtract(AROUND).divide(2));
        }
        HBox halves = new HBox(first, second);
        halves.getStyleClass().add("home-row");
        return halves;
    }

    private Node numbers() {
        HBox row =
                new HBox(
                        number(Feather.USERS, "peers", model.peers(), Page.PEERS),
                        number(Feather.SHARE_2, "shares", model.shares(), Page.SHARES),
                        number(Feather.DOWNLOAD, "fetching", model.active(), Page.TRANSFERS));
        row.getStyleClass().add("home-row");
        return row;
    }

    /** Less than nothing is what is not known. */
    private String counted(Number count) {
        return count.intValue() < 0 ? "–" : String.format(words.locale(), "%,d", count.intValue());
    }

    private String called(String key, Number count) {
        return words.text("number." + key, count.intValue());
    }

    private Node number(Feather icon, String key, ObservableValue<Number> count, Page page) {
        Label digits = new Label();
        digits.setId("home-" + key);
        digits.textProperty().bind(count.map(this::counted));
        digits.getStyleClass().add("number");
        Label what = new Label();
        what.textProperty().bind(count.map(now -> called(key, now)));
        what.getStyleClass().add("muted");
        VBox texts = new VBox(digits, what);
        StackPane mark = new StackPane(Icon.of(icon));
        mark.getStyleClass().add("number-mark");
        HBox content = new HBox(mark, texts);
        content.setAlignment(Pos.CENTER_LEFT);
        content.getStyleClass().add("number-content");
        Button card = new Button("", content);
        card.getStyleClass().addAll("card", "number-card");
        card.accessibleTextProperty()
                .bind(count.map(now -> called(key, now) + ": " + counted(now)));
        Hint.on(card, words.text("number." + key + ".tooltip"));
        card.setOnAction(pressed -> navigator.show(page));
        return stretch(card);
    }

    private static <T extends Region> T stretch(T region) {
        region.setPrefWidth(10);
        region.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(region, Priority.ALWAYS);
        return region;
    }

    private Node list() {
        ListView<Happening> list = new ListView<>(model.happening());
        list.setId("home-transfers");
        list.setFixedCellSize(ROW);
        list.setCellFactory(shown -> new HappeningCell(words));
        list.setAccessibleText(words.text("happening"));
        list.prefHeightProperty().bind(model.rows().map(n -> ROW * n.intValue() + 4));
        list.visibleProperty().bind(model.rows().greaterThan(0));
        list.managedProperty().bind(list.visibleProperty());
        return list;
    }

    private Region happening() {
        Button search = new Button(words.text("happening.search"), Icon.of(Feather.SEARCH));
        search.setOnAction(pressed -> navigator.show(Page.SEARCH));
        EmptyState empty =
                new EmptyState(
                        Feather.COFFEE,
                        words.text("happening.empty.title"),
                        words.text("happening.empty.text"),
                        search);
        empty.visibleProperty().bind(model.rows().isEqualTo(0));
        empty.managedProperty().bind(empty.visibleProperty());
        StackPane either = new StackPane(empty);
        model.rows()
                .subscribe(count -> {
                    if (count.intValue() > 0 && either.getChildren().size() == 1) {
                        either.getChildren().add(list());
                    }
                });
        Button all = new Button(words.text("happening.all"));
        all.getStyleClass().add("flat");
        all.visibleProperty().bind(model.rows().greaterThan(0));
        all.setOnAction(pressed -> navigator.show(Page.TRANSFERS));
        VBox card = new VBox(new CardHeader(words.text("happening"), all), either);
        card.setId("home-happening");
        card.getStyleClass().add("card");
        return card;
    }

    private Region identity() {
        Label name = new Label();
        name.setId("home-name");
        name.textProperty().bind(model.name());
        name.getStyleClass().add("title");
        Paragraph id = new Paragraph("", "mono", "peer-id");
        id.setId("home-peer-id");
        // An ID runs from left to right in every language.
        id.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        id.textProperty().bind(model.peerId().map(HomeView::grouped));
        showIf(id, model.peerId().isNotEmpty());
        Paragraph off = explanation("identity.off");
        showIf(off, model.peerId().isEmpty());
        Button copy = new Button(words.text("identity.copy"), Icon.of(Feather.COPY));
        copy.setId("home-copy-id");
        copy.disableProperty().bind(model.peerId().isEmpty());
        copy.setOnAction(pressed -> copy());
        Button compare = new Button(words.text("identity.compare"), Icon.of(Feather.SHIELD));
        compare.setOnAction(pressed -> navigator.show(Page.PEERS));
        Paragraph found = new Paragraph("", "muted");
        found.setId("home-found");
        found.textProperty().bind(model.found());
        VBox card =
                new VBox(
                        new CardHeader(words.text("identity")),
                        name,
                        id,
                        off,
                        fact(Feather.RADIO, found),
                        fact(Feather.SHIELD, explanation("identity.words")),
                        new FlowPane(8, 8, copy, compare));
        card.setId("home-identity");
        card.getStyleClass().add("card");
        return card;
    }

    private static Node fact(Feather icon, Paragraph text) {
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox fact = new HBox(Icon.of(icon), text);
        fact.getStyleClass().add("fact");
        return fact;
    }

    private static String grouped(String id) {
        return id.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private static void showIf(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }

    private Paragraph explanation(String key) {
        return new Paragraph(words.text(key), "muted");
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(model.peerId().get());
        Clipboard.getSystemClipboard().setContent(content);
        navigator.toast(words.text("identity.copied"), Severity.SUCCESS);
    }

    private void nothingToPaste() {
        navigator.toast(words.text("drop.paste.nothing"), Severity.WARNING);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void give(List<Path> files) {
        dropped.take(files, model::share);
    }

    @Override
    public void shown() {
        looks.start();
    }

    @Override
    public void hidden() {
        looks.stop();
    }

    @Override
    public void close() {
        model.close();
    }
}
