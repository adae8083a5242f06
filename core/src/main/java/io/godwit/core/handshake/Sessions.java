package io.godwit.core.handshake;

import io.godwit.core.protocol.AlertCode;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions that this side answered, for further connections to join. Thread-safe. */
final class Sessions {

    private final Map<String, Session> byId = new ConcurrentHashMap<>();

    void add(String id, Session session) {
        byId.put(id, session);
    }

    void remove(String id) {
        byId.remove(id);
    }

    Session find(byte[] sessionId) throws HandshakeException {
        Session session = byId.get(key(sessionId));
        if (session == null) {
            throw new HandshakeException(AlertCode.SESSION_UNKNOWN, "no such session");
        }
        return session;
    }

    static String key(byte[] sessionId) {
        return HexFormat.of().formatHex(sessionId);
    }
}
