package io.godwit.core.handshake;

import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.transport.Connection;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/** One connection of a session: the record layer with its READY, LIMITS and CLOSE records. */
final class RecordChannel implements SecureChannel {

    /** How long an orderly end may take before the connection is dropped. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private static final long WRITER_WAIT_MILLIS = 200;

    private final Connection connection;
    private final Session session;
    private final int index;
    private final RecordWriter out;
    private final RecordReader in;
    private final Watchdog watchdog;

    /** Held while writing, by the one writer or by {@link #close()}, which gives up on a stuck writer. */
    private final ReentrantLock writing = new ReentrantLock();

    private final AtomicBoolean closing = new AtomicBoolean();

    /** The connection is ended: what writing holds is given back by whoever has the lock last. */
    private volatile boolean ended;

    private boolean limitsMayCome;

    RecordChannel(
            Connection connection,
            Session session,
            int index,
            RecordWriter out,
            RecordReader in,
            Watchdog watchdog) {
        this.connection = connection;
        this.session = session;
        this.index = index;
        this.out = out;
        this.in = in;
        this.watchdog = watchdog;
    }

    /** The responder's first record; a status other than 0 is the last one too. */
    void sendReady(int status, PeerLimits limits) throws IOException {
        send(RecordKind.READY, LimitsCodec.encodeReady(status, limits));
        limitsMayCome = true;
    }

    /** The initiator's first record. */
    void sendLimits(PeerLimits limits) throws IOException {
        send(RecordKind.LIMITS, LimitsCodec.encode(limits));
    }

    /** Waits for the responder's verdict, which is a READY record or, where keys do not agree, a plain ALERT. */
    void awaitReady() throws IOException {
        in.requireNoAlert();
        PooledRecord record = in.next();
        try {
            if (record.kind() != RecordKind.READY || record.stream() != 0) {
                throw new HandshakeException(AlertCode.RECORD, "the first record is not READY");
            }
            FieldReader fields = new FieldReader(data(record));
            int status = fields.u8("status");
            session.remoteLimits(LimitsCodec.decode(fields));
            if (status != 0) {
                AlertCode code = AlertCode.of(status).orElse(AlertCode.AUTH_FAILED);
                throw HandshakeException.silent(code, "said by the other end");
            }
        } finally {
            record.release();
        }
    }

    @Override
    public PeerId remote() {
        return session.remote();
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return connection.remoteAddress();
    }

    @Override
    public byte[] sessionId() {
        return session.secrets().sessionId();
    }

    @Override
    public byte[] channelBinding() {
        return session.secrets().channelBinding();
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public PeerLimits remoteLimits() {
        return session.remoteLimits();
    }

    Session session() {
        return session;
    }

    @Override
    public void write(int kind, int stream, byte[] buffer, int offset, int length)
            throws IOException {
        if (kind < 0 || kind > 0xff || offset < Limits.RECORD_PREFIX || length < 0) {
            throw new IllegalArgumentException("kind, offset or length is out of range");
        }
        if (length > remoteLimits().recordData()) {
            throw new IllegalArgumentException("more data than the other end takes in a record");
        }
        writing.lock();
        try {
            requireOpen();
            out.write(kind, stream, buffer, offset, length);
        } finally {
            writing.unlock();
            clearIfEnded();
        }
    }

    @Override
    public void flush() throws IOException {
        writing.lock();
        try {
            requireOpen();
            out.flush();
        } finally {
            writing.unlock();
            clearIfEnded();
        }
    }

    private void send(int kind, byte[] data) throws IOException {
        writing.lock();
        try {
            out.write(kind, data);
            out.flush();
        } finally {
            writing.unlock();
        }
    }

    private void requireOpen() throws IOException {
        if (closing.get()) {
            throw new IOException("the channel is closed");
        }
    }

    @Override
    public InboundRecord read() throws IOException {
        try {
            while (true) {
                PooledRecord record = in.next();
                if (isMessage(record)) {
                    return record;
                }
            }
        } catch (HandshakeException e) {
            throw brokenBy(e);
        } catch (EOFException e) {
            throw e;
        } catch (IOException e) {
            boolean wanted = closing.get();
            drop();
            throw wanted ? new EOFException("closed on this side") : e;
        }
    }

    /** Sorts out the records of this layer; while closing, everything is read and forgotten. */
    private boolean isMessage(PooledRecord record) throws IOException {
        boolean passOn = false;
        try {
            boolean first = limitsMayCome;
            limitsMayCome = false;
            switch (record.kind()) {
                case RecordKind.CLOSE -> throw closedBy(record);
                case RecordKind.READY -> throw unexpected("READY");
                case RecordKind.LIMITS -> {
                    if (!first || record.stream() != 0) {
                        throw unexpected("LIMITS");
                    }
                    session.remoteLimits(LimitsCodec.decode(new FieldReader(data(record))));
                }
                default -> passOn = !closing.get();
            }
        } finally {
            if (!passOn) {
                record.release();
            }
        }
        return passOn;
    }

    private static HandshakeException unexpected(String kind) {
        return new HandshakeException(AlertCode.RECORD, kind + " where none may come");
    }

    private IOException closedBy(PooledRecord record) throws HandshakeException {
        if (record.length() != 1) {
            throw new HandshakeException(AlertCode.RECORD, "CLOSE without its code");
        }
        int wire = data(record)[0] & 0xff;
        Optional<AlertCode> code = AlertCode.of(wire);
        close();
        drop();
        if (code.equals(Optional.of(AlertCode.CLOSE))) {
            return new EOFException("closed by the other end");
        }
        return HandshakeException.silent(
                code.orElse(AlertCode.RECORD), "the other end closed with " + wire);
    }

    private IOException brokenBy(HandshakeException e) {
        boolean wanted = closing.get();
        switch (e.code()) {
            case RECORD, TOO_LARGE, REKEY_OVERDUE, MALFORMED -> close(e.code());
            default -> {}
        }
        drop();
        boolean atEnd = wanted && e.code() == AlertCode.TRUNCATED;
        return atEnd ? new EOFException("closed on this side") : e;
    }

    private static byte[] data(PooledRecord record) {
        int from = record.offset();
        return Arrays.copyOfRange(record.array(), from, from + record.length());
    }

    @Override
    public void close() {
        close(AlertCode.CLOSE);
    }

    @Override
    public void close(AlertCode code) {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        // The other end answers with its own CLOSE; a reader
        // that waits here takes it and drops the connection.
        watchdog.limit(connection, FAREWELL);
        if (!sendClose(code)) {
            connection.close();
            ended = true;
            clearIfEnded();
        }
        session.remove(this);
    }

    private boolean sendClose(AlertCode code) {
        try {
            if (!writing.tryLock(WRITER_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
            try {
                out.write(RecordKind.CLOSE, new byte[] {(byte) code.wire()});
                out.flush();
                return true;
            } finally {
                out.discard();
                out.wipe();
                writing.unlock();
            }
        } catch (IOException e) {
            // The connection is already gone, which is what closing is about.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the connection without a word. */
    private void drop() {
        closing.set(true);
        connection.close();
        in.wipe();
        ended = true;
        clearIfEnded();
        session.remove(this);
    }

    /** Does nothing while somebody writes, who calls this afterwards. */
    private void clearIfEnded() {
        if (ended && writing.tryLock()) {
            try {
                out.discard();
                out.wipe();
            } finally {
                writing.unlock();
            }
        }
    }
}
