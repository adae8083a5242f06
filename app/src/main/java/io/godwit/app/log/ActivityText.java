package io.godwit.app.log;

import io.godwit.core.discovery.DiscoveryEvent;
import io.godwit.core.event.Event;
import io.godwit.core.identity.IdentityEvent;
import io.godwit.core.node.NodeEvent;
import io.godwit.core.session.SessionEvent;
import io.godwit.core.share.ShareEvent;
import io.godwit.core.storage.StorageEvent;
import io.godwit.core.transfer.TransferEvent;

/** Finds what to say about any event. */
public final class ActivityText {
    private ActivityText() {}

    /** One event as it is told. */
    public static ActivityLine of(Event event) {
        return switch (event) {
            case NodeEvent e -> NodeText.line(e);
            case IdentityEvent e -> IdentityText.line(e);
            case DiscoveryEvent e -> DiscoveryText.line(e);
            case SessionEvent e -> SessionText.line(e);
            case ShareEvent e -> ShareText.line(e);
            case StorageEvent e -> StorageText.line(e);
            case TransferEvent e -> TransferText.line(e);
            default ->
                    new ActivityLine(
                            event.severity(),
                            "other",
                            Sentence.of(
                                    "other", new Gap.Verbatim(event.getClass().getSimpleName())));
        };
    }
}
