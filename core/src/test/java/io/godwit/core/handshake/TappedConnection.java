package io.godwit.core.handshake;

import io.godwit.core.transport.Connection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A connection on a wire that somebody records in both directions. */
final class TappedConnection implements Connection {

    private final Connection wire;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    TappedConnection(Connection wire) {
        this.wire = wire;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int from = target.position();
        int n = wire.read(target);
        for (int i = from; i < target.position(); i++) {
            received.write(target.get(i));
        }
        return n;
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        byte[] bytes = new byte[source.remaining()];
        source.duplicate().get(bytes);
        sent.writeBytes(bytes);
        wire.write(source);
    }

    /** What went out, cut at the frames and records, each without its header of four bytes. */
    List<byte[]> sent() {
        return bodies(sent.toByteArray());
    }

    /** What came in, cut in the same way. */
    List<byte[]> received() {
        return bodies(received.toByteArray());
    }

    private static List<byte[]> bodies(byte[] stream) {
        List<byte[]> bodies = new ArrayList<>();
        int at = 0;
        while (at < stream.length) {
            int end = at + 4 + (ByteBuffer.wrap(stream).getInt(at) & 0xff_ffff);
            bodies.add(Arrays.copyOfRange(stream, at + 4, end));
            at = end;
        }
        return bodies;
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return wire.remoteAddress();
    }

    @Override
    public void close() {
        wire.close();
    }
}
