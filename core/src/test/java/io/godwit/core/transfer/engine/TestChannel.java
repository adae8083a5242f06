package io.godwit.core.transfer.engine;

import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.MessageHandler;
import io.godwit.core.protocol.Payload;
import io.godwit.core.protocol.PeerLimits;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One end of a connection in memory: a bounded queue and a reader. */
final class TestChannel implements MessageChannel {

    /** Payloads handed out and not given back, over all channels. */
    static final AtomicInteger UNRELEASED = new AtomicInteger();

    private static final Message END = new Message.Pong(-1);

    private final BlockingQueue<Message> inbox = new ArrayBlockingQueue<>(64);
    private final TestPeer local;
    private final TestPeer remote;
    private final int index;
    private final PeerLimits limits;
    private volatile TestChannel other;
    private volatile boolean open = true;
    private volatile IOException cause;

    private TestChannel(TestPeer local, TestPeer remote, int index) {
        this.local = local;
        this.remote = remote;
        this.index = index;
        this.limits = remote.limits;
    }

    /** Connects two peers; returns the end of the first. */
    static TestChannel connect(TestPeer from, TestPeer to, int index) {
        TestChannel near = new TestChannel(from, to, index);
        TestChannel far = new TestChannel(to, from, index);
        near.other = far;
        far.other = near;
        from.opened(near);
        to.opened(far);
        Thread.ofVirtual().start(near::read);
        Thread.ofVirtual().start(far::read);
        return near;
    }

    private void read() {
        MessageHandler handler = local.handler();
        handler.onOpen(this);
        try {
            Message message = inbox.take();
            while (message != END && open) {
                handler.onMessage(this, message);
                message = inbox.take();
            }
        } catch (IOException e) {
            cause = e;
            local.breaches.add(e);
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            local.closed(this);
            handler.onClosed(this, Optional.ofNullable(cause));
        }
    }

    @Override
    public PeerId remote() {
        return remote.id;
    }

    TestPeer remotePeer() {
        return remote;
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public PeerLimits remoteLimits() {
        return limits;
    }

    @Override
    public void send(Message message) throws IOException {
        if (message instanceof Message.Meta meta) {
            checkLength(meta.payload().length() + 16);
        }
        local.sent(this, message);
        put(message);
    }

    /** Whether the other end has taken everything that was sent. */
    boolean isDrained() {
        return other.inbox.isEmpty();
    }

    /** Puts a message into the other end's queue as it is. */
    void put(Message message) throws IOException {
        try {
            TestChannel peer = Objects.requireNonNull(other);
            while (open && peer.open) {
                if (peer.inbox.offer(message, 50, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new EOFException("closed");
    }

    @Override
    public void sendChunk(int stream, int offset, byte[] buffer, int start, int length)
            throws IOException {
        checkLength(length + 4);
        byte[] bytes = Arrays.copyOfRange(buffer, start, start + length);
        Arrays.fill(buffer, start - 9, start + length, (byte) 0xEE);
        local.chunkSent(this, stream, offset, bytes);
        put(new Message.Chunk(stream, offset, payload(bytes)));
    }

    private void checkLength(int data) {
        if (data > limits.recordData()) {
            throw new IllegalArgumentException("a record of " + data + " bytes");
        }
    }

    static Payload payload(byte[] bytes) {
        UNRELEASED.incrementAndGet();
        return new Payload() {
            private boolean released;

            @Override
            public byte[] array() {
                return bytes;
            }

            @Override
            public int offset() {
                return 0;
            }

            @Override
            public int length() {
                return bytes.length;
            }

            @Override
            public void release() {
                if (released) {
                    throw new IllegalStateException("released twice");
                }
                released = true;
                Arrays.fill(bytes, (byte) 0xDD);
                UNRELEASED.decrementAndGet();
            }
        };
    }

    @Override
    public void flush() throws IOException {
        if (!open) {
            throw new EOFException("closed");
        }
    }

    @Override
    public void probe() {
        local.probes.incrementAndGet();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        end();
        other.end();
    }

    private void end() {
        if (open) {
            open = false;
            inbox.clear();
            inbox.offer(END);
        }
    }
}
