package io.godwit.app.view.transfers;

import io.godwit.app.network.PeerName;
import io.godwit.app.text.Amounts;
import io.godwit.app.theme.Icon;
import io.godwit.app.transfers.UploadSnapshot;
import io.godwit.app.view.Hint;
import io.godwit.app.words.Words;
import io.godwit.core.content.DisplayName;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
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
import org.kordamp.ikonli.feather.Feather;

/** What others fetch from here; not there while nobody does. */
final class UploadList extends VBox {
    /** More would push the downloads out of the window. */
    private static final int MOST = 4;

    private static final int NAME = 32;

    private final Words words;
    private final Function<PeerId, PeerName> names;

    /**
     * An empty list.
     *
     * @param names what to call peers; never blocks
     */
    UploadList(Words words, Function<PeerId, PeerName> names) {
        this.words = words;
        this.names = names;
        setId("transfers-uploads");
        getStyleClass().addAll("card", "upload-list");
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void show(List<UploadSnapshot> uploads) {
        setVisible(!uploads.isEmpty());
        List<Node> rows = new ArrayList<>();
        Label title = muted(words.text("uploads.title"));
        title.getStyleClass().add("section-title");
        rows.add(title);
        uploads.stream().limit(MOST).map(this::row).forEach(rows::add);
        if (uploads.size() > MOST) {
            rows.add(muted(words.text("sources.more", uploads.size() - MOST)));
        }
        getChildren().setAll(rows);
    }

    private Node row(UploadSnapshot upload) {
        Label what =
                new Label(
                        upload.share()
                                .map(path -> DisplayName.of(String.valueOf(path.getFileName())))
                                .orElseGet(() -> words.text("upload.unshared")));
        what.getStyleClass().add("transfer-name");
        what.setMinWidth(0);
        PeerName peer = names.apply(upload.peer());
        String shown = peer.shown(NAME);
        String called = peer.isClaimed() ? words.text("peer.claimed", shown) : shown;
        Label who = muted(words.text("upload.to", called));
        Hint.on(who, PeerIdText.formatGrouped(upload.peer()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label amount =
                muted(
                        words.text(
                                "upload.amount",
                                Amounts.bytes(upload.sentBytes()),
                                Amounts.rate((double) upload.bytesPerSecond())));
        amount.setMinWidth(USE_PREF_SIZE);
        // Numbers and units alone, which are written from left to right everywhere.
        amount.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        HBox row = new HBox(Icon.of(Feather.ARROW_UP), what, who, space, amount);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().addAll("source-row", "upload-row");
        return row;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }
}
