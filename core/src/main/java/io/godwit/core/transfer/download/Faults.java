package io.godwit.core.transfer.download;

import io.godwit.core.handshake.HandshakeException;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.ProtocolException;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.transfer.FailureReason;
import io.godwit.core.transfer.TransferEvent.Fault;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what ends a source for good from what may be over the next time. */
final class Faults {

    private static final Set<AlertCode> FINAL =
            EnumSet.of(AlertCode.KEY_REJECTED, AlertCode.SELF, AlertCode.NOT_TRUSTED);

    /** What says nothing about the next connection: the session or the time to join it is over. */
    private static final Set<AlertCode> PASSING =
            EnumSet.of(AlertCode.SESSION_UNKNOWN, AlertCode.TIMEOUT, AlertCode.TRUNCATED);

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

    /** Whether a peer said that it takes no further connection of a session, which is then not asked for again. */
    static boolean refusesJoin(@Nullable Throwable failure) {
        return failure instanceof HandshakeException refused && !PASSING.contains(refused.code());
    }

    /** The fault of a source that refuses for good to give what it was said to have. */
    static Fault ofRefusal(RejectCode code) {
        return switch (code) {
            case CHANGED -> Fault.CHANGED;
            case IO_ERROR -> Fault.UNREADABLE;
            default -> Fault.NOT_FOUND;
        };
    }

    /** Why a download fails whose sources are all gone for this. */
    static FailureReason reason(Fault fault) {
        return switch (fault) {
            case BAD_DATA, PROTOCOL -> FailureReason.VERIFICATION;
            case REFUSED -> FailureReason.REFUSED;
            case NOT_FOUND, UNREADABLE -> FailureReason.NOT_FOUND;
            case CHANGED -> FailureReason.CHANGED;
        };
    }

    /** Whether nothing can become of an offer any more, so that what is stored of it is worth nothing. */
    static boolean endsOffer(Fault fault) {
        return fault == Fault.BAD_DATA || fault == Fault.CHANGED;
    }
}
