package io.godwit.core.session;

import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.ProtocolException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells a peer that sends records to some purpose from one that only keeps this side opening them: kinds that are not
 * known here have to be ignored, and a PONG that nobody asked for means nothing. Such records may outnumber the others by
 * {@value #MOST}.
 *
 * <p>{@link #asked} is thread-safe; the rest is for the one reader of a connection.
 */
final class Noise {

    /** How many more of these records than of others are taken. */
    static final int MOST = 1_000;

    private final AtomicInteger pingsOpen = new AtomicInteger();
    private int surplus;

    /** This side sends a message. */
    void asked(Message message) {
        if (message instanceof Message.Ping) {
            pingsOpen.incrementAndGet();
        }
    }

    /**
     * A record came in.
     *
     * @param message what it says; empty when its kind is not known here
     * @throws ProtocolException if there were too many to no purpose
     */
    void came(Optional<Message> message) throws ProtocolException {
        boolean wanted =
                message.isPresent() && (!(message.get() instanceof Message.Pong) || takePing());
        if (wanted) {
            surplus = Math.max(0, surplus - 1);
        } else if (++surplus > MOST) {
            throw new ProtocolException(
                    AlertCode.RECORD, "kind", "too many records that say nothing");
        }
    }

    private boolean takePing() {
        return pingsOpen.getAndUpdate(open -> Math.max(0, open - 1)) > 0;
    }
}
