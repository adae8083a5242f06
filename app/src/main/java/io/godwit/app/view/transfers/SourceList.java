package io.godwit.app.view.transfers;

import io.godwit.app.network.PeerName;
import io.godwit.app.text.Amounts;
import io.godwit.app.transfers.TransferDetail;
import io.godwit.app.view.Hint;
import io.godwit.app.words.Words;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
import io.godwit.core.transfer.download.ChunkOrigins;
import io.godwit.core.transfer.download.SourceProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/** Who gave how much, in the colours of the map. */
final class SourceList extends VBox {
    /** More would push everything else out of the window. */
    private static final int MOST = 6;

    private static final int NAME = 32;

    private final Words words;
    private final Function<PeerId, PeerName> names;
    private List<PeerName> named = List.of();
    private @Nullable TransferDetail shown;

    /**
     * An empty list.
     *
     * @param names what to call peers; never blocks
     */
    SourceList(Words words, Function<PeerId, PeerName> names) {
        this.words = words;
        this.names = names;
        setId("transfer-sources");
        getStyleClass().add("source-list");
    }

    void show(@Nullable TransferDetail detail) {
        TransferDetail before = shown;
        List<PeerName> now =
                detail == null
                        ? List.of()
                        : detail.sources().stream()
                                .limit(MOST)
                                .map(one -> names.apply(one.peer()))
                                .toList();
        if (before != null
                && detail != null
                && before.sources().equals(detail.sources())
                && named.equals(now)) {
            return;
        }
        shown = detail;
        named = now;
        List<Node> rows = new ArrayList<>();
        if (detail == null || detail.sources().isEmpty()) {
            rows.add(muted(words.text("sources.none")));
        } else {
            long given = detail.sources().stream().mapToLong(SourceProgress::bytes).sum();
            detail.sources().stream()
                    .limit(MOST)
                    .forEach(one -> rows.add(row(one, given, number(detail, one))));
            if (detail.sources().size() > MOST) {
                rows.add(muted(words.text("sources.more", detail.sources().size() - MOST)));
            }
        }
        getChildren().setAll(rows);
    }

    /** The place in the map's list decides about the colour. */
    private static int number(TransferDetail detail, SourceProgress one) {
        ChunkOrigins origins = detail.origins();
        int at = origins == null ? -1 : origins.sources().indexOf(one.peer());
        return at >= 0 ? at : detail.sources().indexOf(one);
    }

    private Node row(SourceProgress one, long given, int number) {
        Circle dot = new Circle(5);
        dot.getStyleClass().add(Palette.style(number));
        Label name = name(one.peer());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label share =
                muted(
                        words.text(
                                one.connections() > 0 ? "source.live" : "source.away",
                                Amounts.bytes(one.bytes()),
                                given == 0 ? 0 : Math.round(100.0 * one.bytes() / given),
                                Amounts.rate((double) one.bytesPerSecond())));
        share.setMinWidth(USE_PREF_SIZE);
        // Numbers and units alone, which are written from left to right everywhere.
        share.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        HBox row = new HBox(dot, name);
        if (names.apply(one.peer()).isClaimed()) {
            Label unproven = new Label(words.text("peer.unproven"));
            unproven.getStyleClass().add("pill");
            unproven.setMinWidth(USE_PREF_SIZE);
            Hint.on(unproven, words.text("peer.unproven.tip"));
            row.getChildren().add(unproven);
        }
        row.getChildren().addAll(space, share);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("source-row");
        return row;
    }

    private Label name(PeerId peer) {
        PeerName called = names.apply(peer);
        Label name = new Label(called.shown(NAME));
        name.setMinWidth(0);
        if (!called.isNamed()) {
            name.getStyleClass().add("mono");
        }
        Hint.on(name, PeerIdText.formatGrouped(peer));
        return name;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }
}
