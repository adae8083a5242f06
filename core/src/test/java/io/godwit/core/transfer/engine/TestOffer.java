package io.godwit.core.transfer.engine;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.transfer.upload.FileOffer;
import io.godwit.core.transfer.upload.OfferException;
import java.util.Arrays;

/** A file in memory that is hashed as far as a test says. */
final class TestOffer implements FileOffer {

    private final ContentId id;
    private final Content content;

    /** Chunks of which the hash is known. */
    volatile int hashed;

    /** Whether the root is stated. */
    volatile boolean finished;

    /** Whether the file is no longer the one that was offered. */
    volatile boolean changed;

    TestOffer(ContentId id, Content content) {
        this.id = id;
        this.content = content;
    }

    void finish() {
        hashed = content.layout().chunkCount();
        finished = true;
    }

    @Override
    public ContentId root() {
        return id;
    }

    @Override
    public ChunkLayout layout() {
        return content.layout();
    }

    @Override
    public String name() {
        return content.name();
    }

    @Override
    public byte[] hashes(int offset, int most) throws OfferException {
        check();
        int end = Math.min(hashed * 32, offset + most);
        return Arrays.copyOfRange(content.layer().packed(), Math.min(offset, end), end);
    }

    @Override
    public ContentId content() throws OfferException {
        return layer().root();
    }

    @Override
    public ChunkLayer layer() throws OfferException {
        check();
        if (!finished) {
            throw new OfferException(RejectCode.NOT_YET, "test");
        }
        return content.layer();
    }

    @Override
    public void read(int chunk, int at, byte[] target, int targetOffset, int length)
            throws OfferException {
        check();
        int from = (int) content.layout().offsetOf(chunk) + at;
        System.arraycopy(content.bytes(), from, target, targetOffset, length);
    }

    private void check() throws OfferException {
        if (changed) {
            throw new OfferException(RejectCode.CHANGED, "test");
        }
    }

    @Override
    public void close() {}
}
