package io.godwit.app.view.settings;

import atlantafx.base.controls.ToggleSwitch;
import io.godwit.app.settings.LanguageChoice;
import io.godwit.app.settings.NetworkSettings;
import io.godwit.app.settings.SettingsRules;
import io.godwit.app.settings.ThemeChoice;
import io.godwit.app.theme.Icon;
import io.godwit.app.view.CardHeader;
import io.godwit.app.view.FileChoice;
import io.godwit.app.view.Navigator;
import io.godwit.app.view.Paragraph;
import io.godwit.app.words.Words;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** The page itself: one card for each section. */
final class SettingsView {
    private final SettingsViewModel model;
    private final Words words;
    private final FileChoice files;
    private final Consumer<Path> openFolder;
    private final VBox root;

    SettingsView(
            SettingsViewModel model,
            Words words,
            Navigator navigator,
            FileChoice files,
            Consumer<Path> openFolder) {
        this.model = model;
        this.words = words;
        this.files = files;
        this.openFolder = openFolder;
        Label title = new Label(words.text("title"));
        title.getStyleClass().add("page-title");
        VBox cards =
                new VBox(
                        general(),
                        folders(),
                        network(),
                        new IdentityCard(model.identity(), words, navigator, files).root(),
                        look(),
                        advanced());
        cards.getStyleClass().add("cards");
        HBox middle = new HBox(cards);
        middle.setAlignment(Pos.TOP_LEFT);
        HBox.setHgrow(cards, Priority.ALWAYS);
        ScrollPane scroll = new ScrollPane(middle);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("scroll");
        scroll.setId("settings-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root = new VBox(title, restartBanner(), scroll);
        root.setId("settings-page");
        root.getStyleClass().addAll("page", "settings");
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(SettingsView.class.getResource("settings.css"))
                                .toExternalForm());
        explain(model.login(), "login", navigator);
        explain(model.tray(), "tray", navigator);
    }

    private void explain(SystemSwitch one, String key, Navigator navigator) {
        one.refused()
                .addListener((property, before, now) -> {
                    if (now) {
                        one.refused().set(false);
                        navigator.error(words.text(key + ".refused"), words.text(key + ".hint"));
                    }
                });
    }

    Parent root() {
        return root;
    }

    private Node restartBanner() {
        Paragraph text = new Paragraph(words.text("restart.text"));
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button now = new Button(words.text("restart.now"));
        now.getStyleClass().add("accent");
        now.setId("settings-restart");
        now.setMinWidth(Region.USE_PREF_SIZE);
        now.setOnAction(pressed -> model.restart());
        HBox banner = new HBox(Icon.of(Feather.REFRESH_CW), text, now);
        banner.getStyleClass().add("restart-banner");
        banner.setAlignment(Pos.CENTER_LEFT);
        banner.visibleProperty().bind(model.restartNeeded());
        banner.managedProperty().bind(banner.visibleProperty());
        return banner;
    }

    private Node card(String key, Node... rows) {
        VBox card = new VBox(new CardHeader(words.text(key)));
        card.getChildren().addAll(rows);
        card.getStyleClass().add("card");
        card.setId("settings-section-" + key);
        return card;
    }

    private Node general() {
        TextField name = new TextField();
        name.setPromptText(words.text("name.prompt"));
        return card(
                "general",
                new Row(words, "name", name).edits(name, model.name()).root(),
                turned("login", model.login()),
                turned("tray", model.tray()));
    }

    private Node turned(String key, SystemSwitch one) {
        ToggleSwitch toggle = new ToggleSwitch();
        toggle.setId("settings-" + key);
        toggle.selectedProperty().bindBidirectional(one.on());
        return new Row(words, key, toggle).root();
    }

    private Node folders() {
        TextField folder = leftToRight();
        Button choose = new Button(words.text("choose"), Icon.of(Feather.FOLDER));
        choose.setId("settings-choose-folder");
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.setOnAction(pressed -> chooseFolder());
        return card(
                "folders",
                new Row(words, "downloads", folder, choose)
                        .edits(folder, model.downloads())
                        .root());
    }

    /** For paths, addresses, and numbers with their units, which are written so in every language. */
    private static TextField leftToRight() {
        TextField field = new TextField();
        field.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return field;
    }

    private void chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(words.text("downloads"));
        files.folder(chooser, root.getScene().getWindow())
                .ifPresent(chosen -> {
                    model.downloads().text().set(chosen.toString());
                    model.downloads().done();
                });
    }

    private Node network() {
        NetworkSettings now = model.current().network();
        ToggleSwitch automatic = new ToggleSwitch();
        automatic.setId("settings-automatic");
        automatic.selectedProperty().bindBidirectional(model.automatic());
        TextField server = leftToRight();
        server.setPromptText("https://meet.example:8000");
        Node serverRow = new Row(words, "server", server).edits(server, model.server()).root();
        serverRow.visibleProperty().bind(model.automatic().not());
        serverRow.managedProperty().bind(serverRow.visibleProperty());
        ToggleSwitch anyone = new ToggleSwitch();
        anyone.setId("settings-anyone");
        anyone.setSelected(now.servesAnyone());
        anyone.selectedProperty().subscribe((before, wanted) -> model.servesAnyone(wanted));
        Node anyoneRow = new Row(words, "anyone", anyone).root();
        anyoneRow.visibleProperty().bind(model.automatic());
        anyoneRow.managedProperty().bind(anyoneRow.visibleProperty());
        TextField port = leftToRight();
        port.setPromptText(words.text("port.prompt"));
        TextField upload = leftToRight();
        upload.setPromptText(words.text("limit.prompt"));
        TextField download = leftToRight();
        download.setPromptText(words.text("limit.prompt"));
        return card(
                "network",
                new Row(words, "automatic", automatic).root(),
                anyoneRow,
                serverRow,
                new Row(words, "port", port).edits(port, model.port()).root(),
                new Row(words, "upload", upload).edits(upload, model.uploadLimit()).root(),
                new Row(words, "download", download).edits(download, model.downloadLimit()).root(),
                new Row(words, "streams", spinner("streams", now.streams(), model::streams)).root(),
                new Row(
                                words,
                                "active",
                                spinner("active", now.activeDownloads(), model::activeDownloads))
                        .root());
    }

    private Spinner<Integer> spinner(String key, int value, IntConsumer change) {
        Spinner<Integer> spinner = new Spinner<>(1, SettingsRules.MAX_PARALLEL, value);
        spinner.setId("settings-" + key);
        spinner.setPrefWidth(112);
        spinner.valueProperty().addListener((property, before, now) -> change.accept(now));
        return spinner;
    }

    private Node look() {
        return card(
                "look",
                new Row(
                                words,
                                "theme",
                                choice(
                                        "theme",
                                        ThemeChoice.values(),
                                        model.current().look().theme(),
                                        model::theme))
                        .root(),
                new Row(
                                words,
                                "language",
                                choice(
                                        "language",
                                        LanguageChoice.values(),
                                        model.current().look().language(),
                                        model::language))
                        .root());
    }

    private <E extends Enum<E>> ChoiceBox<E> choice(
            String key, E[] values, E present, Consumer<E> change) {
        ChoiceBox<E> box = new ChoiceBox<>();
        box.setId("settings-" + key);
        box.getItems().setAll(values);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(E value) {
                        return value == null ? "" : words.text(key + "." + value.name());
                    }

                    @Override
                    public E fromString(String text) {
                        return present;
                    }
                });
        box.setValue(present);
        box.valueProperty().addListener((property, before, now) -> change.accept(now));
        return box;
    }

    private Node advanced() {
        Button open = new Button(words.text("profile.open"), Icon.of(Feather.FOLDER));
        open.setOnAction(pressed -> openFolder.accept(model.profile()));
        Label where = new Label(model.profile().toString());
        where.getStyleClass().addAll("mono", "muted", "small");
        where.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return card("advanced", new Row(words, "profile", open).root(), where);
    }
}
