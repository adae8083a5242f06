package io.godwit.core.protocol;

import io.godwit.core.content.Bitfield;
import io.godwit.core.content.ContentId;
import java.util.List;

/**
 * What travels in records after the handshake. One record carries exactly one message: the record's kind is the
 * message type and the record's stream is the request that the message belongs to, chosen by the requester.
 *
 * <p>Layouts, limits and type numbers: PROTOCOL.md, "Messages". All are immutable except {@link Chunk} and {@link Meta},
 * whose bytes belong to whoever holds it until {@link Payload#release()}.
 */
public sealed interface Message {

    /** The request this message opens or answers, 1 to 2^32 - 1 taken as unsigned; 0 is the session itself. */
    int stream();

    /** Opens a request. */
    sealed interface Request extends Message {}

    /** Answers a request. */
    sealed interface Response extends Message {}

    /**
     * Asks for a page of a folder's manifest.
     *
     * @param id content ID of the folder
     * @param offset position in the encoded manifest in bytes
     * @param length most bytes wanted, 1 to {@link Limits#MAX_PAGE}
     */
    record GetManifest(int stream, ContentId id, long offset, int length) implements Request {}

    /**
     * Asks for a page of a file's chunk layer.
     *
     * @param root Merkle root of the file
     * @param chunkShift base-2 logarithm of the chunk size
     * @param offset position in the packed layer in bytes, a multiple of 32
     * @param length most bytes wanted, a multiple of 32
     */
    record GetLayer(int stream, ContentId root, int chunkShift, long offset, int length)
            implements Request {}

    /**
     * A page of a manifest or chunk layer.
     *
     * @param total length of the whole in bytes
     * @param offset position of this page
     * @param payload the page; the receiver of this message must release it
     */
    record Meta(int stream, long total, long offset, Payload payload) implements Response {}

    /**
     * Asks which chunks of a file the peer has, and for updates until {@link Cancel}.
     *
     * @param root Merkle root of the file
     * @param chunkShift base-2 logarithm of the chunk size
     */
    record GetHave(int stream, ContentId root, int chunkShift) implements Request {}

    /**
     * Which chunks the peer has: the first answer to {@link GetHave}, repeated whole when many were added.
     *
     * @param chunks the set; not to be changed
     */
    record Have(int stream, Bitfield chunks) implements Response {}

    /**
     * Chunks the peer has got since the last {@link Have} or {@link HaveMore}.
     *
     * @param chunks indexes, 1 to {@link Limits#MAX_HAVE_MORE}
     */
    record HaveMore(int stream, List<Integer> chunks) implements Response {}

    /**
     * Asks for bytes of one chunk, answered by {@link Chunk} messages in order, or one {@link Reject}.
     *
     * @param root Merkle root of the file
     * @param chunkShift base-2 logarithm of the chunk size
     * @param chunk chunk index
     * @param offset position in the chunk in bytes
     * @param length bytes wanted, at least 1
     */
    record Get(int stream, ContentId root, int chunkShift, int chunk, int offset, int length)
            implements Request {}

    /**
     * Bytes of a chunk.
     *
     * @param offset position in the chunk in bytes
     * @param payload the bytes; the receiver of this message must release it
     */
    record Chunk(int stream, int offset, Payload payload) implements Response {}

    /** Withdraws a request; what is already on its way is dropped by the requester. */
    record Cancel(int stream) implements Message {}

    /** Refuses a request. */
    record Reject(int stream, RejectCode code) implements Response {}

    /**
     * Asks for the shares that this requester may see.
     *
     * @param cursor where to go on, as given by the last {@link Listing}; empty for the start
     * @param limit most entries wanted, 1 to {@link Limits#MAX_LISTING}
     */
    record ListShares(int stream, String cursor, int limit) implements Request {}

    /**
     * Searches the shares that this requester may see by name.
     *
     * @param query what to look for, 1 to {@link Limits#MAX_QUERY} bytes of UTF-8
     * @param cursor as in {@link ListShares}
     * @param limit as in {@link ListShares}
     */
    record Search(int stream, String query, String cursor, int limit) implements Request {}

    /**
     * Answers {@link ListShares} and {@link Search}.
     *
     * @param entries the page
     * @param cursor where the next page starts; empty at the end
     */
    record Listing(int stream, List<ListedContent> entries, String cursor) implements Response {}

    /** Asks the other side to show that it is there. */
    record Ping(int stream) implements Message {}

    /** Answers a {@link Ping}. */
    record Pong(int stream) implements Message {}
}
