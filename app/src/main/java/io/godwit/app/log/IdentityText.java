package io.godwit.app.log;

import io.godwit.core.identity.IdentityEvent;

/** What is said about this node's identity. */
final class IdentityText {
    private IdentityText() {}

    static ActivityLine line(IdentityEvent event) {
        return new ActivityLine(event.severity(), "identity", sentence(event));
    }

    private static Sentence sentence(IdentityEvent event) {
        return switch (event) {
            case IdentityEvent.Created e ->
                    Sentence.of("identity.created", Shown.wholePeer(e.id()));
            case IdentityEvent.Replaced e ->
                    Sentence.of("identity.replaced", Shown.wholePeer(e.id()));
            case IdentityEvent.TrustRecovered e ->
                    Sentence.of(
                            "identity.trust_recovered",
                            new Gap.Count(e.contacts()),
                            new Gap.Count(e.blocked()));
            case IdentityEvent.TrustChanged e ->
                    Sentence.of(
                            "identity.trust_changed." + Shown.key(e.trust()), Shown.peer(e.id()));
        };
    }
}
