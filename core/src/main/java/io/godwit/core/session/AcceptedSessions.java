package io.godwit.core.session;

import io.godwit.core.handshake.SecureChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sessions that peers opened here, by their name. A joining connection may be through its handshake before the
 * first one has got here, so whichever comes first makes the entry and the last to go removes it. Thread-safe.
 */
final class AcceptedSessions {

    private final Map<SessionKey, Session> byKey = new ConcurrentHashMap<>();

    Session enter(SecureChannel secure) {
        return byKey.compute(
                SessionKey.of(secure.sessionId()),
                (_, known) -> {
                    Session session = known == null ? new Session(false) : known;
                    session.enter();
                    return session;
                });
    }

    void leave(SecureChannel secure) {
        byKey.computeIfPresent(
                SessionKey.of(secure.sessionId()),
                (_, session) -> session.leave() ? null : session);
    }

    int size() {
        return byKey.size();
    }
}
