package io.godwit.core.session;

import io.godwit.core.event.Event;
import io.godwit.core.event.Severity;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.AlertCode;

/** What happens to connections. Addresses are shortened before they get here. */
public sealed interface SessionEvent extends Event {

    /**
     * A connection carries messages.
     *
     * @param peer who is at the other end
     * @param index 0 for a new session, 1 to 15 for a further connection of one
     * @param dialled whether this side opened it
     */
    record Connected(PeerId peer, int index, boolean dialled) implements SessionEvent {
        @Override
        public Severity severity() {
            return index == 0 ? Severity.INFO : Severity.DEBUG;
        }
    }

    /**
     * A connection is gone.
     *
     * @param peer who was at the other end
     * @param index as in {@link Connected}
     * @param cause why
     */
    record Disconnected(PeerId peer, int index, DisconnectCause cause) implements SessionEvent {
        @Override
        public Severity severity() {
            if (index > 0 || cause == DisconnectCause.LOCAL) {
                return Severity.DEBUG;
            }
            return cause == DisconnectCause.CLOSED ? Severity.INFO : Severity.WARNING;
        }
    }

    /**
     * Somebody was not let in.
     *
     * @param address where from, shortened
     * @param code what was wrong
     */
    record Refused(String address, AlertCode code) implements SessionEvent {
        @Override
        public Severity severity() {
            return Severity.DEBUG;
        }
    }

    /**
     * A peer could not be reached at an address.
     *
     * @param peer who was dialled
     * @param address where, shortened
     * @param reason what went wrong
     */
    record DialFailed(PeerId peer, String address, DialFailure reason) implements SessionEvent {
        @Override
        public Severity severity() {
            return reason == DialFailure.OTHER_PEER ? Severity.WARNING : Severity.DEBUG;
        }
    }

    /** No connection can be accepted for now, for example because the system has no descriptors left; retried. */
    record AcceptFailed() implements SessionEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    }
}
