package io.godwit.app.view.transfers;

import io.godwit.app.network.PeerName;
import io.godwit.app.transfers.TransferDetail;
import io.godwit.app.transfers.TransferFailure;
import io.godwit.app.transfers.TransferSnapshot;
import io.godwit.app.view.Paragraph;
import io.godwit.app.words.Words;
import io.godwit.core.content.DisplayName;
import io.godwit.core.peer.PeerId;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The selected transfer, closely: its chunks, its pace, who gives how much. */
final class TransferDetailCard extends VBox {
    private final Label name = new Label();
    private final Label root = new Label();
    private final ChunkMapBar map;
    private final ThroughputChart chart;
    private final SourceList sources;
    private final TransferText text;

    /** In whole, which the line in the list may have no room for. */
    private final Paragraph reason = new Paragraph("", "danger");

    private final Words words;

    TransferDetailCard(Words words, TransferToolbar toolbar, Function<PeerId, PeerName> names) {
        this.words = words;
        this.text = new TransferText(words);
        this.map = new ChunkMapBar(words);
        this.chart = new ThroughputChart(words);
        this.sources = new SourceList(words, names);
        setId("transfer-detail");
        getStyleClass().addAll("card", "transfer-detail");
        name.getStyleClass().addAll("subtitle", "file-name");
        name.setMinWidth(0);
        root.getStyleClass().addAll("mono", "muted");
        root.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        toolbar.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(name, space, toolbar);
        head.setAlignment(Pos.CENTER_LEFT);
        reason.setId("transfer-reason");
        reason.managedProperty().bind(reason.visibleProperty());
        reason.setVisible(false);
        getChildren().addAll(head, reason, section("map", map), columns(), root);
    }

    private Node columns() {
        VBox pace = section("chart", chart);
        VBox from = section("sources.title", sources);
        pace.setPrefWidth(10);
        from.setPrefWidth(10);
        pace.setMinWidth(0);
        from.setMinWidth(0);
        HBox.setHgrow(pace, Priority.ALWAYS);
        HBox.setHgrow(from, Priority.ALWAYS);
        HBox columns = new HBox(pace, from);
        columns.getStyleClass().add("detail-columns");
        return columns;
    }

    private VBox section(String key, Node content) {
        Label title = new Label(words.text(key));
        title.getStyleClass().addAll("muted", "section-title");
        VBox section = new VBox(title, content);
        section.getStyleClass().add("detail-section");
        return section;
    }

    /** Shows another one, or another moment of it. */
    void show(@Nullable TransferSnapshot one, @Nullable TransferDetail detail) {
        if (one == null) {
            return;
        }
        name.setText(DisplayName.of(one.name()));
        TransferFailure failure = one.failure();
        reason.setVisible(failure != null);
        reason.textProperty().set(failure == null ? "" : text.failure(failure));
        root.setText(
                one.content()
                        .map(id -> words.text("root", id.toHex()))
                        .orElseGet(() -> words.text("root.unknown")));
        map.show(detail == null ? null : detail.origins(), one.fraction());
        chart.show(detail == null ? List.of() : detail.throughput());
        sources.show(detail);
    }
}
