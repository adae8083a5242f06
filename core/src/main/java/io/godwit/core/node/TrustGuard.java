package io.godwit.core.node;

import io.godwit.core.event.Event;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.IdentityEvent;
import io.godwit.core.identity.Trust;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.session.Sessions;
import org.jspecify.annotations.Nullable;

/**
 * Makes a change of trust count at once: connections with a peer that lost trust are ended, and what it may have is
 * decided anew when it comes back. Thread-safe.
 */
final class TrustGuard implements EventSink {
    private final EventSink next;
    private volatile @Nullable Sessions sessions;

    TrustGuard(EventSink next) {
        this.next = next;
    }

    /** Whose connections are ended from now on. */
    void guard(Sessions guarded) {
        sessions = guarded;
    }

    @Override
    public void emit(Event event) {
        next.emit(event);
        Sessions guarded = sessions;
        if (guarded != null
                && event instanceof IdentityEvent.TrustChanged changed
                && changed.trust() != Trust.CONTACT) {
            guarded.channels().stream()
                    .filter(channel -> channel.remote().equals(changed.id()))
                    .forEach(MessageChannel::close);
        }
    }
}
