package io.godwit.core.transfer.download;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.manifest.ManifestException;
import io.godwit.core.protocol.Message;
import java.io.IOException;
import java.util.function.IntPredicate;

/**
 * Fetches the chunk layer of one file from one source and checks it against the root.
 *
 * @param wanted as in {@link Pages}
 */
record LayerFetch(Requests requests, ContentId root, ChunkLayout layout, IntPredicate wanted) {

    /**
     * Fetches; blocks.
     *
     * @throws ManifestException if it does not hash to the root
     * @throws Refusal if the source does not give it
     */
    ChunkLayer fetch(DownloadParts parts)
            throws IOException, Refusal, InterruptedException, ManifestException {
        Pages pages =
                new Pages(
                        requests,
                        (stream, offset, length) ->
                                new Message.GetLayer(
                                        stream, root, layout.chunkShift(), offset, length),
                        ChunkLayer.packedLength(layout),
                        parts.pageTimeout(),
                        wanted);
        return ChunkLayer.verified(root, layout, pages.fetch());
    }
}
