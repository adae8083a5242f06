package io.godwit.app.log;

import io.godwit.core.session.DisconnectCause;
import io.godwit.core.session.SessionEvent;

/** What is said about connections. Addresses are left out where everybody could read them. */
final class SessionText {
    private SessionText() {}

    static ActivityLine line(SessionEvent event) {
        return new ActivityLine(event.severity(), "session", sentence(event));
    }

    private static Sentence sentence(SessionEvent event) {
        return switch (event) {
            case SessionEvent.Connected e -> connected(e);
            case SessionEvent.Disconnected e ->
                    Sentence.of("session.disconnected" + cause(e.cause()), Shown.peer(e.peer()));
            case SessionEvent.Refused e -> Sentence.of("session.refused", Shown.code(e.code()));
            case SessionEvent.DialFailed e ->
                    Sentence.of(
                            "session.dial_failed." + Shown.key(e.reason()), Shown.peer(e.peer()));
            case SessionEvent.AcceptFailed ignored -> Sentence.of("session.accept_failed");
        };
    }

    private static Sentence connected(SessionEvent.Connected event) {
        String key = "session.connected." + (event.dialled() ? "to" : "from");
        return event.index() == 0
                ? Sentence.of(key, Shown.peer(event.peer()))
                : Sentence.of(
                        key + ".stream", Shown.peer(event.peer()), Shown.number(event.index()));
    }

    /** An orderly end needs no reason. */
    private static String cause(DisconnectCause cause) {
        return switch (cause) {
            case CLOSED, LOCAL, SESSION_ENDED -> "";
            case DEAD, TRUNCATED, PROTOCOL, BROKEN -> "." + Shown.key(cause);
        };
    }
}
