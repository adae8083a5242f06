package io.godwit.app.window;

import atlantafx.base.controls.ToggleSwitch;
import io.godwit.app.fx.Repetition;
import io.godwit.app.view.Hint;
import io.godwit.app.view.Paragraph;
import io.godwit.app.window.NetworkSwitchViewModel.Light;
import io.godwit.app.words.Words;
import java.time.Duration;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The network switch in the sidebar: a light, the state in words, and the switch. */
final class NetworkSwitchView extends VBox {
    private final NetworkSwitchViewModel model;
    private final Region light = new Region();
    private final ToggleSwitch toggle = new ToggleSwitch();

    NetworkSwitchView(NetworkSwitchViewModel model, Words words) {
        this.model = model;
        getStyleClass().add("network-switch");
        Label headline = new Label();
        headline.setId("network-state");
        headline.textProperty().bind(model.headline());
        headline.getStyleClass().add("subtitle");
        Paragraph detail = new Paragraph("", "muted", "small");
        detail.setId("network-detail");
        detail.textProperty().bind(model.detail());
        HBox line = new HBox(light, headline, space(), toggle);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("network-line");
        getChildren().addAll(line, detail);
        describe(words);
        follow();
        countSeconds();
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private void describe(Words words) {
        toggle.setId("network-toggle");
        Hint.on(toggle, words.text("network.switch", Shortcuts.NETWORK.getDisplayText()));
        toggle.accessibleTextProperty()
                .bind(model.headline().map(state -> words.text("network.accessible", state)));
    }

    private void follow() {
        model.light().subscribe(this::show);
        model.on().subscribe(now -> toggle.setSelected(now));
        toggle.selectedProperty()
                .subscribe((before, wanted) -> {
                    if (wanted != model.on().get()) {
                        model.turn(wanted);
                        // The switch shows what is, and moves when it has become so.
                        toggle.setSelected(model.on().get());
                    }
                });
    }

    private void show(Light state) {
        light.getStyleClass().setAll("light", state.name().toLowerCase(Locale.ROOT));
    }

    /** Only while there is a countdown. */
    private void countSeconds() {
        Repetition clock = Repetition.every(Duration.ofSeconds(1), model::refresh);
        sceneProperty().subscribe(_ -> count(clock));
        model.light().subscribe(_ -> count(clock));
    }

    private void count(Repetition clock) {
        if (getScene() != null && model.light().get() == Light.TROUBLE) {
            clock.start();
        } else {
            clock.stop();
        }
    }
}
