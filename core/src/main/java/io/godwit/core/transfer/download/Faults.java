package io.godwit.core.transfer.download;

import io.godwit.core.handshake.HandshakeException;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.ProtocolException;
import io.godwit.core.transfer.FailureReason;
import io.godwit.core.transfer.TransferEvent.Fault;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what ends a source for good from what may be over the next time. */
final class Faults {

    private static final Set<AlertCode> FINAL =
            EnumSet.of(AlertCode.KEY_REJECTED, AlertCode.SELF, AlertCode.NOT_TRUSTED);

    private Faults() {}

    /** The fault behind a failure; null if trying again makes sense. */
    static @Nullable Fault of(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> null;
            case HandshakeException refused ->
                    FINAL.contains(refused.code()) ? Fault.REFUSED : null;
            case ProtocolException breach -> Fault.PROTOCOL;
            default -> of(failure.getCause());
        };
    }

    /** Why a download fails whose sources are all gone for this. */
    static FailureReason reason(Fault fault) {
        return switch (fault) {
            case BAD_DATA, PROTOCOL -> FailureReason.VERIFICATION;
            case REFUSED -> FailureReason.REFUSED;
            case NOT_FOUND, CHANGED -> FailureReason.NOT_FOUND;
        };
    }
}
