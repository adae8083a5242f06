package io.godwit.app.log;

import io.godwit.core.identity.IdentityEvent;
import java.util.Locale;

/** Words for what happens to this node's identity. */
final class IdentityText {
    private IdentityText() {}

    static ActivityLine line(IdentityEvent event) {
        return new ActivityLine(event.severity(), "identity", text(event));
    }

    private static String text(IdentityEvent event) {
        return switch (event) {
            case IdentityEvent.Created e -> "made a new key; this is " + Shown.wholePeer(e.id());
            case IdentityEvent.Replaced e -> "another key; this is now " + Shown.wholePeer(e.id());
            case IdentityEvent.TrustRecovered e ->
                    "the list of contacts was damaged; "
                            + e.contacts()
                            + " contacts and "
                            + e.blocked()
                            + " blocked peers came back from the copy";
            case IdentityEvent.TrustChanged e ->
                    Shown.peer(e.id()) + " is now " + e.trust().name().toLowerCase(Locale.ROOT);
        };
    }
}
