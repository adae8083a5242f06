package io.godwit.core.transfer.download;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.manifest.ChunkVerifier;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestException;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.ProtocolException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntPredicate;

/**
 * Has one source prove the size that it says a file has: with the chunk layer, which ends in the root, and the last
 * chunk, whose hash fixes where the file ends. Nobody can do that for a size that is not the file's, but for 64 bytes:
 * the two hashes below the root of any larger file, read as data, have the same root.
 */
record SizeProof(Requests requests, ContentId root, DownloadParts parts) {

    /** The one size that can be proved for a file that does not have it. */
    static final int AMBIGUOUS = 64;

    /** How many times as long as for one page a whole layer is waited for, as the download cannot end meanwhile. */
    private static final int PATIENCE = 10;

    /**
     * Asks and checks; blocks.
     *
     * @param believed the size that is believed so far
     * @return the file with its proved size; empty when the source says the same size or proves nothing
     */
    Optional<Wanted.File> of(long believed)
            throws IOException, Refusal, InterruptedException, ManifestException {
        Manifest claim = ManifestDesk.fileManifest(requests, root, parts.pageTimeout());
        long size = claim.total();
        ChunkLayout layout = ChunkLayout.forSize(size);
        if (size == believed || size == AMBIGUOUS || !layout.isTransferable() || !holds(layout)) {
            return Optional.empty();
        }
        String name = claim.files().getFirst().path().getFirst();
        return Optional.of(new Wanted.File(root, name, size));
    }

    private boolean holds(ChunkLayout layout)
            throws IOException, Refusal, InterruptedException, ManifestException {
        long deadline = parts.now() + PATIENCE * parts.pageTimeout();
        IntPredicate inTime = bytes -> deadline - parts.now() > 0;
        ChunkLayer layer =
                layout.chunkCount() <= 1
                        ? ChunkLayer.implicit(root, layout)
                        : new LayerFetch(requests, root, layout, inTime).fetch(parts);
        if (layout.chunkCount() == 0) {
            return true;
        }
        int last = layout.chunkCount() - 1;
        return new ChunkVerifier().matches(layer, last, lastChunk(layout), 0);
    }

    private byte[] lastChunk(ChunkLayout layout) throws IOException, Refusal, InterruptedException {
        int chunk = layout.chunkCount() - 1;
        var whole = new Whole(new byte[layout.lengthOf(chunk)]);
        int stream = requests.openWhenFree(whole, parts.pageTimeout());
        var get =
                new Message.Get(
                        stream, root, layout.chunkShift(), chunk, 0, layout.lengthOf(chunk));
        try {
            requests.channel().send(get);
            requests.channel().flush();
            return whole.done.get(parts.pageTimeout(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no chunk in time", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw new IOException("no chunk", e.getCause());
        } finally {
            requests.finish(stream, whole.owed());
        }
    }

    /** A chunk on its way. */
    private static final class Whole implements Requests.Reply {
        private final CompletableFuture<byte[]> done = new CompletableFuture<>();
        private final byte[] data;
        private volatile int received;

        Whole(byte[] data) {
            this.data = data;
        }

        /** Bytes that may still come, at most. */
        int owed() {
            return data.length - received;
        }

        @Override
        public void on(Message.Response response) throws ProtocolException {
            switch (response) {
                case Message.Chunk part -> collect(part);
                case Message.Reject reject ->
                        done.completeExceptionally(new Refusal(reject.code()));
                default ->
                        throw new ProtocolException(
                                AlertCode.MALFORMED, "kind", "no answer to this request");
            }
        }

        private void collect(Message.Chunk part) throws ProtocolException {
            int bytes = part.payload().length();
            int before = received;
            if (part.offset() != before || bytes < 1 || bytes > data.length - before) {
                throw new ProtocolException(
                        AlertCode.MALFORMED, "offset", "not the next bytes of the chunk");
            }
            System.arraycopy(part.payload().array(), part.payload().offset(), data, before, bytes);
            received = before + bytes;
            if (before + bytes == data.length) {
                done.complete(data);
            }
        }

        @Override
        public void lost() {
            done.completeExceptionally(new IOException("connection is gone"));
        }
    }
}
