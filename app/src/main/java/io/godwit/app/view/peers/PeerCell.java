package io.godwit.app.view.peers;

import io.godwit.app.theme.Icon;
import io.godwit.app.words.Words;
import io.godwit.core.content.DisplayName;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One peer in the list. */
final class PeerCell extends ListCell<PeerRow> {
    private static final PseudoClass ONLINE = PseudoClass.getPseudoClass("online");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int NAME = 48;

    private final Words words;
    private final Label avatar = new Label();
    private final Label name = new Label();
    private final Label trust = new Label();
    private final Label id = new Label();
    private final Label latency = new Label();
    private final Label shares = new Label();
    private final Button star = new Button("", Icon.of(Feather.STAR));
    private final HBox line;

    PeerCell(PeersViewModel model, Words words) {
        this.words = words;
        avatar.getStyleClass().add("avatar");
        name.getStyleClass().add("subtitle");
        id.getStyleClass().addAll("mono", "muted", "small");
        latency.getStyleClass().add("muted");
        shares.getStyleClass().add("muted");
        shares.setMinWidth(USE_PREF_SIZE);
        HBox top = new HBox(name, trust);
        top.getStyleClass().add("toolbar");
        VBox texts = new VBox(top, id);
        texts.setAlignment(Pos.CENTER_LEFT);
        texts.getStyleClass().add("texts");
        HBox.setHgrow(texts, Priority.ALWAYS);
        VBox numbers = new VBox(shares, latency);
        numbers.setAlignment(Pos.CENTER_RIGHT);
        star.getStyleClass().addAll("flat", "button-icon", "star");
        star.setFocusTraversable(false);
        star.setTooltip(new Tooltip());
        star.setOnAction(pressed -> {
            PeerRow row = getItem();
            if (row != null) {
                model.favour(row);
            }
        });
        line = new HBox(avatar, texts, numbers, star);
        line.getStyleClass().add("peer-cell");
        line.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable PeerRow row, boolean empty) {
        super.updateItem(row, empty);
        setGraphic(row == null ? null : line);
        if (row == null) {
            return;
        }
        String shown = shownName(row, words);
        avatar.setText(initial(shown));
        avatar.pseudoClassStateChanged(ONLINE, row.online());
        name.setText(shown);
        id.setText(row.shortId());
        TrustPill.show(trust, row, words);
        shares.setText(row.online() ? words.text("shares", row.shares()) : words.text("offline"));
        latency.setText(
                row.latency().map(time -> words.text("latency", time.toMillis())).orElse(""));
        star.pseudoClassStateChanged(CHOSEN, row.favourite());
        String favour = words.text(row.favourite() ? "favourite.off" : "favourite.on");
        star.getTooltip().setText(favour + " (" + PeersView.FAVOUR.getDisplayText() + ")");
        star.setAccessibleText(favour);
        setAccessibleText(shown + ", " + trust.getText() + ", " + shares.getText());
    }

    /** What a peer is called; one without a name is told from others by the ID below it. */
    static String shownName(PeerRow row, Words words) {
        return row.name().isBlank() ? words.text("nameless") : DisplayName.of(row.name(), NAME);
    }

    private static String initial(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }
}
