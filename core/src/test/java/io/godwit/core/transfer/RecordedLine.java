package io.godwit.core.transfer;

import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.Payload;
import io.godwit.core.protocol.PeerLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A connection that leads nowhere: keeps what is sent, and a test plays the other end. */
public final class RecordedLine implements MessageChannel {

    /** What the other end does with a message; called by whoever sends. */
    @FunctionalInterface
    public interface OtherEnd {
        void got(Message message) throws IOException;
    }

    /** What was sent, chunks among it with a copy of their bytes. */
    public final List<Message> sent = new CopyOnWriteArrayList<>();

    private final PeerId peer;
    private final PeerLimits limits;
    private final InetSocketAddress address;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private volatile OtherEnd end = message -> {};

    public RecordedLine(int peer, PeerLimits limits) {
        this(peer, limits, InetAddress.getLoopbackAddress());
    }

    public RecordedLine(int peer) {
        this(peer, PeerLimits.DEFAULT);
    }

    /** Of a peer at another address than this machine. */
    public RecordedLine(int peer, InetAddress address) {
        this(peer, PeerLimits.DEFAULT, address);
    }

    private RecordedLine(int peer, PeerLimits limits, InetAddress address) {
        this.peer = new PeerId(peer, 0, 0, 0);
        this.limits = limits;
        this.address = new InetSocketAddress(address, 1);
    }

    /** Has somebody at the other end from now on. */
    public void answerWith(OtherEnd answering) {
        end = answering;
    }

    /** The messages of one kind, in the order in which they were sent. */
    public <T extends Message> List<T> sent(Class<T> kind) {
        return sent.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public PeerId remote() {
        return peer;
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return address;
    }

    @Override
    public int index() {
        return 0;
    }

    @Override
    public PeerLimits remoteLimits() {
        return limits;
    }

    @Override
    public void send(Message message) throws IOException {
        sent.add(message);
        end.got(message);
    }

    @Override
    public void sendChunk(int stream, int offset, byte[] buffer, int start, int length)
            throws IOException {
        byte[] bytes = Arrays.copyOfRange(buffer, start, start + length);
        send(new Message.Chunk(stream, offset, Payload.of(bytes)));
    }

    @Override
    public void flush() {}

    @Override
    public boolean isOpen() {
        return open.get();
    }

    @Override
    public void close() {
        open.set(false);
    }
}
