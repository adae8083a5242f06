package io.godwit.core.session;

import io.godwit.core.handshake.HandshakeException;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.transport.Connection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.IntPredicate;

/**
 * Lets the first frame of an accepted connection through only if its sender may begin a handshake now (GW1
 * specification, section 4, "R on HELLO").
 *
 * <p>Asked once the frame is whole, so that somebody who sends it byte by byte uses up nothing that honest peers behind
 * the same address need. A refusal is silent: whoever does not know our peer ID must not learn that Godwit is here.
 */
final class FirstFrameGuard implements Connection {

    /** Type and length of a frame before keys (GW1 specification, section 3). */
    private static final int HEADER = 4;

    private final Connection inner;
    private final IntPredicate admitsType;
    private final byte[] header = new byte[HEADER];
    private long received;
    private boolean decided;

    /**
     * A guard.
     *
     * @param admitsType whether a first frame of this type may come from this address now
     */
    FirstFrameGuard(Connection inner, IntPredicate admitsType) {
        this.inner = inner;
        this.admitsType = admitsType;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int start = target.position();
        int count = inner.read(target);
        if (!decided && count > 0) {
            inspect(target, start, count);
        }
        return count;
    }

    private void inspect(ByteBuffer target, int start, int count) throws IOException {
        for (int i = 0; i < count && received + i < HEADER; i++) {
            header[(int) received + i] = target.get(start + i);
        }
        received += count;
        if (received >= HEADER && received >= HEADER + frameLength()) {
            decided = true;
            if (!admitsType.test(header[0] & 0xff)) {
                close();
                throw new HandshakeException(AlertCode.BUSY, "too many from this address");
            }
        }
    }

    private int frameLength() {
        return ByteBuffer.wrap(header).getInt() & 0xff_ffff;
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        inner.write(source);
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return inner.remoteAddress();
    }

    @Override
    public void close() {
        inner.close();
    }
}
