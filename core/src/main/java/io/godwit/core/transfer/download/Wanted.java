package io.godwit.core.transfer.download;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.Sha256;
import io.godwit.core.peer.PeerId;
import java.nio.charset.StandardCharsets;

/** What a download is to get. */
public sealed interface Wanted {

    /** Root of a file, content ID of a folder; of an offer something that names this download and nothing else. */
    ContentId id();

    /**
     * A file whose size somebody told, unproven.
     *
     * @param id its Merkle root
     * @param name the name to give it, in the grammar of one path part
     * @param size its size in bytes
     */
    record File(ContentId id, String name, long size) implements Wanted {

        /** The same file with another size. */
        File withSize(long bytes) {
            return new File(id, name, bytes);
        }
    }

    /** A folder; its manifest is asked for and checked against the content ID. */
    record Folder(ContentId id) implements Wanted {}

    /** A file or folder of which only the ID is known; sources are asked which it is. */
    record Anything(ContentId id) implements Wanted {}

    /**
     * A file of one peer that is still being hashed there, so that its root is not known.
     *
     * @param offer what the peer calls it
     * @param peer who offers it, and the only one that is asked: whoever is asked chooses the bytes
     * @param name the name to give it, in the grammar of one path part
     * @param size its size in bytes, more than one chunk
     */
    record Offer(ContentId offer, PeerId peer, String name, long size) implements Wanted {

        private static final byte[] LABEL = "godwit offer\0".getBytes(StandardCharsets.US_ASCII);

        /**
         * Checks the size.
         *
         * @throws IllegalArgumentException if no file of this size is offered before its root is known
         */
        public Offer {
            if (!isPossible(size)) {
                throw new IllegalArgumentException("no size for an offer: " + size);
            }
        }

        /** Whether a file of this size may be offered before its root is known. */
        public static boolean isPossible(long size) {
            return size > 0
                    && ChunkLayout.forSize(size).isTransferable()
                    && ChunkLayout.forSize(size).chunkCount() > 1;
        }

        /**
         * A hash over offer and peer. What was stored of an offer is only as good as the word of its peer; under this
         * ID it is never taken for a part of some root, nor for the offer of another peer.
         */
        @Override
        public ContentId id() {
            return ContentId.of(Sha256.of(LABEL, peer.toBytes(), offer.toBytes()));
        }
    }
}
