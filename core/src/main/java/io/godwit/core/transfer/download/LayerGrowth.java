package io.godwit.core.transfer.download;

import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.Sha256;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.manifest.GrowingLayer;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestException;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.ProtocolException;
import io.godwit.core.protocol.RejectCode;
import java.io.IOException;

/**
 * Follows the chunk layer of an offer while its source hashes the file: hash after hash, and then the root, which has
 * to be the one that they end in.
 *
 * @param requests a connection to the source
 * @param offer what the source calls the file
 * @param layer what is known of the layer; grows
 * @param watch who waits for it
 */
record LayerGrowth(Requests requests, ContentId offer, GrowingLayer layer, Watch watch) {

    /** Bytes of hashes that came at once, from which on there may be more already. */
    private static final int WORTH_ASKING_ON = Limits.MIN_RECORD_DATA / 2;

    /** Who waits for what is known. */
    interface Watch {

        /**
         * The source has told hashes, which are asked for from the moment this returns.
         *
         * @param offset where they begin in the packed layer, in bytes
         * @throws IOException if they cannot be kept, or nobody waits any more
         */
        void told(int offset, byte[] hashes) throws IOException;

        /** Waits a moment, before the source is asked again. */
        void pause() throws InterruptedException;

        /**
         * The source has answered.
         *
         * @param news whether more is known than before
         * @throws NoLongerWanted if nobody waits any more
         */
        void answered(boolean news) throws NoLongerWanted;
    }

    /**
     * Follows it to its end; blocks.
     *
     * @throws ManifestException if the hashes do not end in the root that the source states
     * @throws Refusal if the source gives it up
     */
    ChunkLayer follow(DownloadParts parts)
            throws IOException, Refusal, InterruptedException, ManifestException {
        Pages pages =
                new Pages(
                        requests,
                        (stream, offset, length) ->
                                new Message.GetLayer(
                                        stream, offer, layer.layout().chunkShift(), offset, length),
                        ChunkLayer.packedLength(layer.layout()),
                        parts.pageTimeout(),
                        bytes -> true);
        while (!layer.isWhole()) {
            int heard = hear(pages);
            watch.answered(heard > 0);
            if (heard < WORTH_ASKING_ON && !layer.isWhole()) {
                watch.pause();
            }
        }
        return layer.proved(root(parts.pageTimeout()));
    }

    /** Adds what the source knows by now; returns how many bytes that was. */
    private int hear(Pages pages) throws IOException, Refusal, InterruptedException {
        int offset = layer.length();
        try {
            byte[] hashes = pages.some(offset);
            if (hashes.length % Sha256.BYTES != 0) {
                throw new ProtocolException(AlertCode.MALFORMED, "page", "not whole hashes");
            }
            watch.told(offset, hashes);
            return layer.add(offset, hashes) ? hashes.length : 0;
        } catch (Refusal refusal) {
            notYet(refusal);
            return 0;
        }
    }

    private ContentId root(long timeout)
            throws IOException, Refusal, InterruptedException, ManifestException {
        while (true) {
            try {
                Manifest claim = ManifestDesk.claim(requests, offer, timeout);
                if (claim.folder() || claim.total() != layer.layout().size()) {
                    throw new ManifestException("manifest", "is of another file than was offered");
                }
                return claim.files().getFirst().root();
            } catch (Refusal refusal) {
                notYet(refusal);
                watch.answered(false);
                watch.pause();
            }
        }
    }

    private static void notYet(Refusal refusal) throws Refusal {
        if (refusal.code() != RejectCode.NOT_YET) {
            throw refusal;
        }
    }
}
