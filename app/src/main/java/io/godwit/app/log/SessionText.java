package io.godwit.app.log;

import io.godwit.core.session.SessionEvent;

/** Words for what happens to connections. Addresses are left out where everybody could read them. */
final class SessionText {
    private SessionText() {}

    static ActivityLine line(SessionEvent event) {
        return new ActivityLine(event.severity(), "session", text(event));
    }

    private static String text(SessionEvent event) {
        return switch (event) {
            case SessionEvent.Connected e ->
                    (e.dialled() ? "connected to " : "connected from ")
                            + Shown.peer(e.peer())
                            + (e.index() == 0 ? "" : ", stream " + e.index());
            case SessionEvent.Disconnected e ->
                    "disconnected from "
                            + Shown.peer(e.peer())
                            + switch (e.cause()) {
                                case CLOSED, LOCAL, SESSION_ENDED -> "";
                                case DEAD -> ": it was silent for too long";
                                case TRUNCATED -> ": it ended without saying so";
                                case PROTOCOL -> ": the protocol was broken";
                                case BROKEN -> ": the connection broke";
                            };
            case SessionEvent.Refused e -> "somebody was not let in (" + e.code() + ")";
            case SessionEvent.DialFailed e ->
                    switch (e.reason()) {
                        case OTHER_PEER ->
                                "another peer answers where "
                                        + Shown.peer(e.peer())
                                        + " should be; nothing was sent to it";
                        case UNREACHABLE -> Shown.peer(e.peer()) + " does not answer";
                        case SELF -> "an address of " + Shown.peer(e.peer()) + " is our own";
                        case REFUSED -> Shown.peer(e.peer()) + " does not let us in";
                        case BUSY -> Shown.peer(e.peer()) + " is busy";
                        case HANDSHAKE -> "the handshake with " + Shown.peer(e.peer()) + " failed";
                    };
            case SessionEvent.AcceptFailed ignored ->
                    "no connection can be accepted at the moment; trying again";
        };
    }
}
