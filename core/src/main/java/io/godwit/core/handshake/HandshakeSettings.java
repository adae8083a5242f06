package io.godwit.core.handshake;

import io.godwit.core.protocol.Limits;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * What handshakes and channels work with.
 *
 * @param random the source of all keys
 * @param buffers shared by all channels
 * @param rsaConcurrency responders that do RSA arithmetic at once
 * @param rsaQueue responders that may wait for it; one more is told BUSY
 * @param deadline longest time for a whole handshake
 * @param records when record keys are replaced
 */
public record HandshakeSettings(
        SecureRandom random,
        RecordBuffers buffers,
        int rsaConcurrency,
        int rsaQueue,
        Duration deadline,
        RecordSettings records) {

    /** Waiting responders; at 6 ms each on two processors the last one waits for less than a second. */
    private static final int RSA_QUEUE = 256;

    /** What a peer uses unless told otherwise. */
    public static HandshakeSettings defaults() {
        return new HandshakeSettings(
                new SecureRandom(),
                new RecordBuffers(),
                Runtime.getRuntime().availableProcessors(),
                RSA_QUEUE,
                Duration.ofSeconds(Limits.HANDSHAKE_SECONDS),
                RecordSettings.DEFAULT);
    }

    byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
