package io.godwit.app.view.shares;

import io.godwit.app.network.PeerName;
import io.godwit.app.theme.Icon;
import io.godwit.app.words.Words;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Who fetches a share now. */
final class FetchingCell extends TableCell<ShareRow, ShareRow> {
    private static final int NAME = 24;

    private final Words words;
    private final Label label = new Label("", Icon.of(Feather.ARROW_UP_RIGHT));
    private final Tooltip names = new Tooltip();

    FetchingCell(Words words) {
        this.words = words;
        label.getStyleClass().addAll("pill", "accent");
        label.setTooltip(names);
    }

    @Override
    protected void updateItem(@Nullable ShareRow row, boolean empty) {
        super.updateItem(row, empty);
        List<PeerName> who = row == null ? List.of() : row.fetching();
        setGraphic(who.isEmpty() ? null : label);
        if (!who.isEmpty()) {
            label.setText(
                    who.size() == 1 ? shown(who.getFirst()) : words.text("fetching", who.size()));
            names.setText(who.stream().map(this::shown).collect(Collectors.joining("\n")));
        }
        // The pill of several says how many they are, and a pointer alone gets at its tooltip.
        setAccessibleText(
                who.isEmpty()
                        ? null
                        : who.stream().map(this::shown).collect(Collectors.joining(", ")));
    }

    private String shown(PeerName peer) {
        String name = peer.shown(NAME);
        return peer.isClaimed() ? words.text("fetching.claimed", name) : name;
    }
}
