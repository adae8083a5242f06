package io.godwit.core.session;

import io.godwit.core.protocol.Limits;
import java.time.Duration;

/**
 * How sessions are opened, kept and ended.
 *
 * @param admission what strangers may ask of a listener
 * @param connections connections with peers at once, dialled and accepted; beyond it the most crowded address gives way
 * @param connectionsPerPeer most of one peer that it opened
 * @param connectionsPerAddress most that were opened from one IPv4 address or IPv6 /64
 * @param pingAfter silence after which a PING is sent
 * @param deadAfter silence, or a write without progress, after which a connection is dropped
 * @param connectTimeout longest wait for one address to answer
 * @param attemptDelay head start of each address over the next one
 */
public record SessionSettings(
        AdmissionSettings admission,
        int connections,
        int connectionsPerPeer,
        int connectionsPerAddress,
        Duration pingAfter,
        Duration deadAfter,
        Duration connectTimeout,
        Duration attemptDelay) {

    /** With one bound for a peer, an address and all. */
    public SessionSettings(
            AdmissionSettings admission,
            int connections,
            Duration pingAfter,
            Duration deadAfter,
            Duration connectTimeout,
            Duration attemptDelay) {
        this(
                admission,
                connections,
                connections,
                connections,
                pingAfter,
                deadAfter,
                connectTimeout,
                attemptDelay);
    }

    /** What a peer uses unless told otherwise; the attempt delay is that of RFC 8305, section 8. */
    public static final SessionSettings DEFAULT =
            new SessionSettings(
                    AdmissionSettings.DEFAULT,
                    10_000,
                    1_024,
                    4_096,
                    Duration.ofSeconds(Limits.PING_SECONDS),
                    Duration.ofSeconds(Limits.DEAD_SECONDS),
                    Duration.ofSeconds(5),
                    Duration.ofMillis(250));
}
