package io.godwit.app.view.peers;

import io.godwit.app.words.Words;
import javafx.scene.control.Label;

/** Says in a word how far a peer can be trusted. */
final class TrustPill {
    private TrustPill() {}

    static void show(Label pill, PeerRow row, Words words) {
        String key =
                row.blocked()
                        ? "trust.blocked"
                        : row.verified()
                                ? "trust.verified"
                                : row.contact() ? "trust.contact" : "trust.unknown";
        pill.setText(words.text(key));
        pill.getStyleClass().setAll("label", "pill");
        if (row.blocked()) {
            pill.getStyleClass().add("danger");
        } else if (row.contact()) {
            pill.getStyleClass().add(row.verified() ? "ok" : "accent");
        }
    }
}
