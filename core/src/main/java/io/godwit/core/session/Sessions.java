package io.godwit.core.session;

import io.godwit.core.event.EventSink;
import io.godwit.core.handshake.HandshakeException;
import io.godwit.core.handshake.SecureChannel;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.MessageHandler;
import io.godwit.core.transport.Connection;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All open connections of a node, dialled and accepted: bounds their number, reads each on a virtual thread of its own,
 * and ends those whose peer is gone. Thread-safe.
 */
public final class Sessions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    /** How long {@link #close()} waits for the readers. */
    private static final long CLOSE_WAIT_SECONDS = 5;

    /** How long a newcomer waits for the place of one that gives way. */
    private static final long PLACE_WAIT_SECONDS = 2;

    /** How often a connection is looked at within its ping time. */
    private static final int CHECKS_PER_PING = 8;

    /** Made beforehand: where it is needed there may be no memory for it. */
    private static final Optional<IOException> FAULT =
            Optional.of(new IOException("internal fault"));

    private final SessionSettings settings;
    private final MessageHandler handler;
    private final EventSink events;
    private final LongSupplier nanos;
    private final Semaphore room;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Set<SessionChannel> live = ConcurrentHashMap.newKeySet();
    private final AcceptedSessions accepted = new AcceptedSessions();
    private final Guests guests;
    private final ThreadFactory threads;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("godwit-keep-alive").daemon().factory());
    private final ScheduledFuture<?> checks;

    /**
     * No connections yet.
     *
     * @param settings limits and times
     * @param handler gets every message; its {@code onOpen} returns before a dialled connection is handed out
     * @param events told what happens
     */
    public Sessions(SessionSettings settings, MessageHandler handler, EventSink events) {
        this(settings, handler, events, System::nanoTime);
    }

    /** For tests: the clock is theirs, and they may call {@link #check()} themselves. */
    Sessions(
            SessionSettings settings,
            MessageHandler handler,
            EventSink events,
            LongSupplier nanos) {
        this(
                settings,
                handler,
                events,
                nanos,
                Thread.ofVirtual().name("godwit-session-", 0).factory());
    }

    /** For tests: the threads are theirs too. */
    Sessions(
            SessionSettings settings,
            MessageHandler handler,
            EventSink events,
            LongSupplier nanos,
            ThreadFactory threads) {
        this.settings = settings;
        this.handler = handler;
        this.events = events;
        this.nanos = nanos;
        this.threads = threads;
        this.room = new Semaphore(settings.connections());
        this.guests = new Guests(settings);
        long interval = settings.pingAfter().toNanos() / CHECKS_PER_PING;
        this.checks =
                timer.scheduleWithFixedDelay(this::round, interval, interval, TimeUnit.NANOSECONDS);
    }

    /** The connections that carry messages now. */
    public List<MessageChannel> channels() {
        return live.stream()
                .filter(SessionChannel::isOpen)
                .map(MessageChannel.class::cast)
                .toList();
    }

    /**
     * Asks for a sign of life on all connections, whatever came on them before, and ends those on which none comes: the
     * network is not what it was. Returns soon.
     */
    public void probe() {
        live.forEach(SessionChannel::doubt);
    }

    SessionSettings settings() {
        return settings;
    }

    EventSink events() {
        return events;
    }

    LongSupplier nanos() {
        return nanos;
    }

    Executor threads() {
        return task -> threads.newThread(task).start();
    }

    /** Peers and addresses that have opened connections. */
    int guests() {
        return guests.size();
    }

    /** Connections that may be opened before another has to give way. */
    int room() {
        return room.availablePermits();
    }

    /** Whether one more from an address is let in: there is room, or another gives way. */
    boolean welcomes(AddressKey address) {
        return !closed.get() && (room() > 0 || guests.giveWayTo(address));
    }

    WatchedConnection watch(Connection connection) {
        return new WatchedConnection(connection, nanos);
    }

    /**
     * Takes in a connection that a peer opened.
     *
     * @throws HandshakeException if there is no room, or no more are taken; the channel is then closed
     */
    void accepted(SecureChannel secure, WatchedConnection connection) throws HandshakeException {
        AddressKey address = AddressKey.of(secure.remoteAddress());
        if (!guests.enter(secure.remote(), address)) {
            throw refused(secure, "as many connections of this peer or address as there may be");
        }
        SessionChannel channel;
        boolean placed = false;
        boolean entered = false;
        boolean made = false;
        try {
            reserve(secure, address);
            placed = true;
            Session session = accepted.enter(secure);
            entered = true;
            channel = channel(session, secure, connection);
            made = true;
        } finally {
            if (!made) {
                guests.leave(secure.remote(), address);
                if (placed) {
                    room.release();
                }
                if (entered) {
                    accepted.leave(secure);
                }
                secure.close();
            }
        }
        start(channel);
    }

    /**
     * Takes in a connection that this side opened.
     *
     * @throws HandshakeException if there is no room, or no more are taken; the channel is then closed
     */
    SessionChannel dialled(SecureChannel secure, WatchedConnection connection, Session session)
            throws HandshakeException {
        // Made before it has a place: what fails here would keep one.
        SessionChannel channel = channel(session, secure, connection);
        reserve(secure, AddressKey.of(secure.remoteAddress()));
        start(channel);
        return channel;
    }

    private void reserve(SecureChannel secure, AddressKey address) throws HandshakeException {
        if (closed.get()) {
            throw refused(secure, "no connections any more");
        }
        if (!room.tryAcquire() && !takeOver(address)) {
            throw refused(secure, "as many connections as there may be");
        }
    }

    /** Has another one give way, and waits for its place. */
    private boolean takeOver(AddressKey newcomer) {
        if (closed.get()) {
            return false;
        }
        Optional<SessionChannel> victim = guests.victim(newcomer, live, nanos.getAsLong());
        victim.ifPresent(channel -> channel.drop(DisconnectCause.LOCAL));
        try {
            return victim.isPresent() && room.tryAcquire(PLACE_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static HandshakeException refused(SecureChannel secure, String why) {
        secure.close(AlertCode.BUSY);
        return new HandshakeException(AlertCode.BUSY, why);
    }

    private SessionChannel channel(
            Session session, SecureChannel secure, WatchedConnection connection) {
        var keepAlive = new KeepAlive(connection, settings, nanos.getAsLong());
        return new SessionChannel(session, secure, connection, keepAlive, threads(), nanos);
    }

    private void start(SessionChannel channel) {
        open(channel);
        boolean read = false;
        try {
            boolean dialled = channel.session().dialled();
            events.emit(new SessionEvent.Connected(channel.remote(), channel.index(), dialled));
            threads().execute(() -> run(channel));
            read = true;
        } finally {
            if (!read) {
                // Without a reader nobody else would ever give the place back.
                ended(channel, FAULT);
            }
        }
    }

    /** A handler that fails here must not cost a place for ever. */
    private void open(SessionChannel channel) {
        boolean opened = false;
        try {
            live.add(channel);
            channel.session().opened(channel);
            if (closed.get()) {
                // It had its place before the end, which may have looked for connections before it.
                channel.close();
            }
            handler.onOpen(channel);
            opened = true;
        } finally {
            if (!opened) {
                channel.end(DisconnectCause.BROKEN);
                forget(channel);
            }
        }
    }

    /** Each of its steps is made whatever becomes of the one before: nobody makes them a second time. */
    private void forget(SessionChannel channel) {
        try {
            live.remove(channel);
            channel.session().closed(channel);
        } finally {
            try {
                leave(channel);
            } finally {
                room.release();
            }
        }
    }

    private void leave(SessionChannel channel) {
        if (channel.session().dialled()) {
            return;
        }
        try {
            accepted.leave(channel.secure());
        } finally {
            guests.leave(channel.remote(), channel.address());
        }
    }

    private void run(SessionChannel channel) {
        Optional<IOException> cause = FAULT;
        try {
            cause = new ChannelReader(channel, handler, threads(), nanos).readUntilEnd();
        } finally {
            // Also after an Error, as nobody else would ever give the place back.
            ended(channel, cause);
        }
    }

    private void ended(SessionChannel channel, Optional<IOException> cause) {
        if (!channel.settle()) {
            // A thread that could not be started, as the JDK said, may run all the same.
            return;
        }
        try {
            // The first cause counts; only after an Error there may be none yet.
            channel.end(DisconnectCause.BROKEN);
        } finally {
            gone(channel, cause);
        }
    }

    private void gone(SessionChannel channel, Optional<IOException> cause) {
        try {
            forget(channel);
        } finally {
            handler.onClosed(channel, cause);
            events.emit(
                    new SessionEvent.Disconnected(
                            channel.remote(), channel.index(), channel.ending().orElseThrow()));
        }
    }

    /** A round of the timer, which would begin no other after one that throws. */
    private void round() {
        try {
            check();
        } catch (RuntimeException | Error fault) {
            // Whatever it was, the next round may well work, and nobody else looks for the dead.
            LOG.error("looking for dead connections failed; it goes on", fault);
        }
    }

    /** Asks silent peers whether they are there and drops those that are not. */
    void check() {
        long now = nanos.getAsLong();
        for (SessionChannel channel : live) {
            switch (channel.keepAlive().check(now)) {
                case FINE -> {}
                case PING -> ask(channel);
                case DEAD -> channel.drop(DisconnectCause.DEAD);
            }
        }
    }

    private void ask(SessionChannel channel) {
        boolean begun = false;
        try {
            threads().execute(() -> ping(channel));
            begun = true;
        } finally {
            if (!begun) {
                channel.keepAlive().asked();
            }
        }
    }

    private static void ping(SessionChannel channel) {
        try {
            ChannelReader.sendNow(channel, new Message.Ping(0));
        } finally {
            channel.keepAlive().asked();
        }
    }

    /** Ends all connections in order, takes no new ones, and waits a few seconds for that; may be repeated. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        checks.cancel(false);
        timer.shutdownNow();
        live.forEach(SessionChannel::close);
        try {
            if (!room.tryAcquire(settings.connections(), CLOSE_WAIT_SECONDS, TimeUnit.SECONDS)) {
                live.forEach(channel -> channel.drop(DisconnectCause.LOCAL));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
