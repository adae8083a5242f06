package io.godwit.core.node;

import io.godwit.core.share.ShareException;
import io.godwit.core.share.SharedFolder;
import io.godwit.core.transfer.upload.OfferException;
import io.godwit.core.transfer.upload.OfferedManifest;

/** The manifest of a folder of the library as other peers fetch it. */
final class LibraryManifest implements OfferedManifest {
    private final SharedFolder folder;

    LibraryManifest(SharedFolder folder) {
        this.folder = folder;
    }

    @Override
    public long length() {
        return folder.length();
    }

    @Override
    public void read(long offset, byte[] target, int targetOffset, int length)
            throws OfferException {
        try {
            folder.read(offset, target, targetOffset, length);
        } catch (ShareException failed) {
            throw LibraryFile.offer(failed);
        }
    }
}
