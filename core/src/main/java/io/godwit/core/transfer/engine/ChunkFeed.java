package io.godwit.core.transfer.engine;

import io.godwit.core.content.ContentId;
import io.godwit.core.transfer.upload.Uploads;
import org.jspecify.annotations.Nullable;

/** Tells the upload side what the download side stored; the two are made one after the other. */
final class ChunkFeed {

    private volatile @Nullable Uploads uploads;

    void connect(Uploads target) {
        uploads = target;
    }

    void added(ContentId root, int chunk) {
        Uploads target = uploads;
        if (target != null) {
            target.added(root, chunk);
        }
    }
}
