package io.godwit.core.session;

import io.godwit.core.protocol.Limits;
import java.time.Duration;

/**
 * How sessions are opened, kept and ended.
 *
 * @param admission what strangers may ask of a listener
 * @param connections connections with a peer at once, dialled and accepted; beyond it new ones are refused
 * @param pingAfter silence after which a PING is sent
 * @param deadAfter silence, or a write without progress, after which a connection is dropped
 * @param connectTimeout longest wait for one address to answer
 * @param attemptDelay head start of each address over the next one
 */
public record SessionSettings(
        AdmissionSettings admission,
        int connections,
        Duration pingAfter,
        Duration deadAfter,
        Duration connectTimeout,
        Duration attemptDelay) {

    /** What a peer uses unless told otherwise; the attempt delay is that of RFC 8305, section 8. */
    public static final SessionSettings DEFAULT =
            new SessionSettings(
                    AdmissionSettings.DEFAULT,
                    10_000,
                    Duration.ofSeconds(Limits.PING_SECONDS),
                    Duration.ofSeconds(Limits.DEAD_SECONDS),
                    Duration.ofSeconds(5),
                    Duration.ofMillis(250));
}
