package io.godwit.core.handshake;

import io.godwit.core.identity.Identity;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.transport.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * GW1, both roles: turns connections into secure channels with authenticated peers.
 *
 * <p>Thread-safe. Each call blocks for the time of the handshake, at most the deadline of the settings, and closes the
 * connection when it fails.
 */
public final class Handshake implements AutoCloseable {

    /** How long the other end gets to take an alert before the connection is dropped. */
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final HandshakeSettings settings;
    private final Watchdog watchdog;
    private final Initiator initiator;
    private final Responder responder;
    private final Joins joins;

    /**
     * A handshake for one identity.
     *
     * @param identity who we are; its key only signs
     * @param wrapKeys keys for the RSA leg, which only decrypt
     * @param policy which peers are let in
     * @param limits what we announce to others
     * @param settings randomness, buffers and bounds
     */
    public Handshake(
            Identity identity,
            WrapKeys wrapKeys,
            AdmissionPolicy policy,
            PeerLimits limits,
            HandshakeSettings settings) {
        this.settings = settings;
        this.watchdog = new Watchdog();
        Sessions sessions = new Sessions();
        ChannelFactory channels = new ChannelFactory(settings, limits, watchdog);
        this.initiator = new Initiator(identity, wrapKeys, channels);
        this.responder = new Responder(identity, policy, channels, sessions);
        this.joins = new Joins(channels, sessions);
    }

    /**
     * Opens a session as the one who dialled, and waits until the other end has let us in.
     *
     * @param expected whom the other end must prove to be
     * @throws HandshakeException if a check fails, the other end refuses or time runs out
     * @throws IOException if the connection breaks
     */
    public SecureChannel initiate(Connection connection, PeerId expected) throws IOException {
        return within(connection, () -> initiator.run(connection, expected));
    }

    /**
     * Answers whoever connected: a new session or a further connection of one.
     *
     * @throws HandshakeException if a check fails, the peer is refused or time runs out
     * @throws IOException if the connection breaks
     */
    public SecureChannel respond(Connection connection) throws IOException {
        return within(
                connection,
                () -> {
                    Frames frames = new Frames(connection);
                    Frames.Frame first = frames.readFirst();
                    return first.type() == FrameType.JOIN
                            ? joins.answer(connection, frames, first.body())
                            : responder.run(connection, frames, first.body());
                });
    }

    /**
     * Adds a connection to a session that this side dialled.
     *
     * @param first the session's first connection, made by {@link #initiate}
     * @param index 1 to 15, below what the other end allows, never used before in this session
     * @throws HandshakeException if a check fails, the other end refuses or time runs out
     * @throws IOException if the connection breaks
     */
    public SecureChannel join(Connection connection, SecureChannel first, int index)
            throws IOException {
        if (!(first instanceof RecordChannel channel)) {
            throw new IllegalArgumentException("not a channel of this handshake");
        }
        return within(connection, () -> joins.dial(connection, channel.session(), index));
    }

    private interface Step {
        RecordChannel run() throws IOException;
    }

    private SecureChannel within(Connection connection, Step step) throws IOException {
        boolean done = false;
        Watchdog.Deadline deadline = watchdog.limit(connection, settings.deadline());
        try (deadline) {
            RecordChannel channel = step.run();
            done = true;
            return channel;
        } catch (IOException e) {
            if (deadline.passed()) {
                throw new HandshakeException(AlertCode.TIMEOUT, "the handshake took too long");
            }
            if (e instanceof HandshakeException failure) {
                tell(connection, failure.plainAlert());
            }
            throw e;
        } finally {
            if (!done) {
                connection.close();
            }
        }
    }

    private void tell(Connection connection, Optional<AlertCode> alert) {
        if (alert.isEmpty()) {
            return;
        }
        try (var _ = watchdog.limit(connection, LAST_WORDS)) {
            Frames frames = new Frames(connection);
            frames.alert(alert.get());
            frames.drain();
        } catch (IOException e) {
            // The other end is gone already; what failed is thrown to the caller all the same.
            connection.close();
        }
    }

    /** Ends the limits on running handshakes, which then fail; open channels live on. */
    @Override
    public void close() {
        watchdog.close();
    }
}
