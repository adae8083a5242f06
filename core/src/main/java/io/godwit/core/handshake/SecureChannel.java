package io.godwit.core.handshake;

import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.PeerLimits;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * A connection after the handshake: records go in and come out sealed, in order, once (GW1 specification, section 5).
 *
 * <p>One thread reads and one thread writes at a time, the two independently; {@link #close()} may come from any
 * thread. Rekeying happens inside and is never seen.
 */
public interface SecureChannel extends AutoCloseable {

    /** The authenticated peer at the other end. */
    PeerId remote();

    /** The address of the other end. */
    InetSocketAddress remoteAddress();

    /** 16 bytes that name the session; the same on both ends and on joined streams. */
    byte[] sessionId();

    /** 32 bytes that bind an outer protocol to exactly this session. */
    byte[] channelBinding();

    /** Index of this connection in its session: 0 is the first, 1 to 15 are joined ones. */
    int index();

    /** What the other end said it accepts; on the initiator's side known once READY was read. */
    PeerLimits remoteLimits();

    /**
     * Seals one record where it lies and puts it into the outgoing buffer, which goes out when it is full or on
     * {@link #flush()}.
     *
     * @param kind record kind, 0 to 255
     * @param stream the request it belongs to
     * @param buffer holds the data; the {@link io.godwit.core.protocol.Limits#RECORD_PREFIX} bytes before
     *     {@code offset} are overwritten
     * @param offset index of the first data byte, at least {@code RECORD_PREFIX}
     * @param length number of data bytes, at most what {@link #remoteLimits()} allows
     * @throws IOException if the connection is gone
     */
    void write(int kind, int stream, byte[] buffer, int offset, int length) throws IOException;

    /**
     * Passes everything written so far to the network.
     *
     * @throws IOException if the connection is gone
     */
    void flush() throws IOException;

    /**
     * Waits for the next record.
     *
     * @return the record, in a pooled buffer that the caller releases
     * @throws HandshakeException {@code TRUNCATED} when the stream ends without CLOSE, {@code RECORD} when a record
     *     does not open
     * @throws java.io.EOFException when the other end closed in order
     * @throws IOException if the connection is broken
     */
    InboundRecord read() throws IOException;

    /** Sends CLOSE if that is still possible and drops the connection; may be repeated. */
    @Override
    void close();

    /**
     * Like {@link #close()}, and tells the other end why if this channel has the means.
     *
     * @param code what the other end did wrong; BUSY if there is no room for it, CLOSE for an orderly end
     */
    default void close(AlertCode code) {
        close();
    }
}
