package io.godwit.core.session;

import io.godwit.core.handshake.SecureChannel;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.MessageCodec;
import io.godwit.core.protocol.MessageKind;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.protocol.ProtocolException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of a session: sends for everybody, one record at a time, and knows why it ended. */
final class SessionChannel implements MessageChannel {

    private static final Logger LOG = LoggerFactory.getLogger(SessionChannel.class);

    /** How long an orderly end waits for a record that is being written. */
    private static final long CLOSE_WAIT_SECONDS = 2;

    private final Session session;
    private final SecureChannel secure;
    private final WatchedConnection connection;
    private final KeepAlive keepAlive;
    private final Executor threads;
    private final LongSupplier nanos;
    private final Noise noise = new Noise();

    /** Fair, so that a PING or a GET waits for at most one record of each upload. */
    private final ReentrantLock writing = new ReentrantLock(true);

    private final AtomicReference<@Nullable DisconnectCause> ending = new AtomicReference<>();
    private final AtomicBoolean settled = new AtomicBoolean();

    SessionChannel(
            Session session,
            SecureChannel secure,
            WatchedConnection connection,
            KeepAlive keepAlive,
            Executor threads,
            LongSupplier nanos) {
        this.session = session;
        this.secure = secure;
        this.connection = connection;
        this.keepAlive = keepAlive;
        this.threads = threads;
        this.nanos = nanos;
    }

    Session session() {
        return session;
    }

    SecureChannel secure() {
        return secure;
    }

    /** What counts as one party with it. */
    AddressKey address() {
        return AddressKey.of(secure.remoteAddress());
    }

    /** Nanoseconds in which it has carried nothing. */
    long idleFor(long now) {
        return keepAlive.idleFor(now);
    }

    KeepAlive keepAlive() {
        return keepAlive;
    }

    Noise noise() {
        return noise;
    }

    /** Whether what follows from its end has still to be done; said to one alone. */
    boolean settle() {
        return settled.compareAndSet(false, true);
    }

    /** Why the connection ended; empty while nobody ends it. */
    Optional<DisconnectCause> ending() {
        return Optional.ofNullable(ending.get());
    }

    @Override
    public PeerId remote() {
        return secure.remote();
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return secure.remoteAddress();
    }

    @Override
    public int index() {
        return secure.index();
    }

    @Override
    public PeerLimits remoteLimits() {
        return secure.remoteLimits();
    }

    @Override
    public void send(Message message) throws IOException {
        byte[] buffer = new byte[Limits.RECORD_PREFIX + MessageCodec.maxLength(message)];
        int length = MessageCodec.encode(message, buffer, Limits.RECORD_PREFIX);
        if (length > remoteLimits().recordData()) {
            throw new ProtocolException(
                    AlertCode.TOO_LARGE, "recordData", "the peer takes shorter records only");
        }
        noise.asked(message);
        write(MessageKind.of(message), message.stream(), buffer, Limits.RECORD_PREFIX, length);
    }

    @Override
    public void sendChunk(int stream, int offset, byte[] buffer, int start, int length)
            throws IOException {
        if (length < 1 || length > remoteLimits().recordData() - Limits.CHUNK_PREFIX) {
            throw new IllegalArgumentException("chunk data of " + length + " bytes");
        }
        MessageCodec.encodeChunkPrefix(offset, buffer, start);
        int header = Limits.CHUNK_PREFIX;
        write(MessageKind.CHUNK, stream, buffer, start - header, length + header);
    }

    private void write(MessageKind kind, int stream, byte[] buffer, int start, int length)
            throws IOException {
        writing.lock();
        try {
            checkOpen();
            secure.write(kind.wire(), stream, buffer, start, length);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void flush() throws IOException {
        writing.lock();
        try {
            checkOpen();
            secure.flush();
        } finally {
            writing.unlock();
        }
    }

    private void checkOpen() throws ClosedChannelException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public void probe() {
        if (keepAlive.isQuiet(nanos.getAsLong())) {
            doubt();
        }
    }

    /** Asks for a sign of life whatever came before: it came over a network that is not that of now. */
    void doubt() {
        if (keepAlive.doubt(nanos.getAsLong())) {
            threads.execute(() -> ChannelReader.sendNow(this, new Message.Ping(0)));
        }
    }

    @Override
    public boolean isOpen() {
        return ending.get() == null;
    }

    @Override
    public void close() {
        end(DisconnectCause.LOCAL);
    }

    /** Ends the connection, with CLOSE if the other end may still hear it. The first cause counts. Returns at once. */
    void end(DisconnectCause cause) {
        end(cause, AlertCode.CLOSE);
    }

    /** As {@link #end(DisconnectCause)}, and tells the other end what it did. */
    void end(DisconnectCause cause, AlertCode code) {
        if (ending.compareAndSet(null, cause)) {
            try {
                threads.execute(() -> finish(code));
            } catch (RuntimeException | Error noThread) {
                // Not passed on: whoever ends this one has others to end, or places to give back.
                cut(code, noThread);
            }
        }
    }

    /** Ends the connection here and now, for want of a thread to say goodbye in. */
    private void cut(AlertCode code, Throwable why) {
        connection.close();
        try {
            secure.close(code);
            LOG.warn("a connection was cut, as no thread could be started for its end", why);
        } catch (RuntimeException | Error untold) {
            // It is closed, which its reader finds out, who does what is left to do.
            return;
        }
    }

    /** Ends the connection without a word. The first cause counts. */
    void drop(DisconnectCause cause) {
        end(cause);
        connection.close();
    }

    private void finish(AlertCode code) {
        boolean quiet = false;
        boolean finished = false;
        try {
            quiet = awaitWriters();
            if (!quiet) {
                connection.close();
            }
            secure.close(code);
            finished = true;
        } finally {
            if (!finished) {
                // Else its reader would wait for the other end, and keep its place.
                connection.close();
            }
            if (quiet) {
                writing.unlock();
            }
        }
    }

    private boolean awaitWriters() {
        try {
            return writing.tryLock(CLOSE_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
