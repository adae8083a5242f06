package io.godwit.core.transfer.download;

import io.godwit.core.content.ContentId;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.MessageChannel;
import java.io.IOException;
import java.util.List;

/**
 * Where a download gets its sources from: the node, over discovery and sessions. Thread-safe; calls block.
 */
public interface Sources {

    /**
     * Who is said to have content, or part of it; unproven.
     *
     * @param id root of a file or content ID of a folder
     * @return peers in any order, without this one
     * @throws IOException if nobody could be asked
     */
    List<PeerId> lookup(ContentId id) throws IOException;

    /**
     * Listens for moments from which on a look-up may bring others than before; by default there are none, and it is
     * time alone that tells.
     *
     * @param changed called at each such moment, perhaps once for several, by a thread that it must not hold up
     * @return ends it
     */
    default Watch watch(Runnable changed) {
        return () -> {};
    }

    /** Something that is listened to until this is closed. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * A connection to a peer, whose messages reach the engine.
     *
     * @param peer whom to reach
     * @throws IOException if the peer cannot be reached; a {@code HandshakeException} when it refuses
     */
    MessageChannel connect(PeerId peer) throws IOException;

    /**
     * One more connection of a session.
     *
     * @param first a connection that {@link #connect} gave
     * @throws IOException if the peer refuses or is gone
     */
    MessageChannel join(MessageChannel first) throws IOException;

    /**
     * Takes back a connection that a download no longer needs; by default it ends. A node that shares connections
     * between downloads ends only those that nobody uses.
     *
     * @param channel a connection that {@link #connect} or {@link #join} gave, open or not
     */
    default void release(MessageChannel channel) {
        channel.close();
    }
}
