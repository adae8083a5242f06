package io.godwit.core.session;

import java.nio.ByteBuffer;

/** A session's 16-byte name as a map key. Both peers' randomness is in it, so nobody chooses its hash. */
record SessionKey(long high, long low) {

    static SessionKey of(byte[] sessionId) {
        ByteBuffer words = ByteBuffer.wrap(sessionId);
        return new SessionKey(words.getLong(), words.getLong());
    }
}
