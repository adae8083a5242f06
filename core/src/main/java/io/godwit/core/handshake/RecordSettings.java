package io.godwit.core.handshake;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When record keys are replaced (GW1 specification, section 5). A receiver refuses beyond twice these limits.
 *
 * @param rekeyBytes most bytes under one key
 * @param rekeyRecords most records under one key
 * @param rekeyAge longest use of one key
 * @param nanoTime a clock that never steps, in nanoseconds
 * @param audit sees every seal; for tests
 */
public record RecordSettings(
        long rekeyBytes,
        long rekeyRecords,
        Duration rekeyAge,
        LongSupplier nanoTime,
        NonceAudit audit) {

    /** The limits of the specification. */
    public static final RecordSettings DEFAULT =
            new RecordSettings(
                    1L << 36, 1L << 24, Duration.ofHours(1), System::nanoTime, NonceAudit.NONE);
}
