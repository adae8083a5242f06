package io.godwit.app.transfers;

import io.godwit.app.text.ByteRate;
import io.godwit.core.node.Target;
import io.godwit.core.transfer.download.Wanted;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a transfer from one start of the program to the next.
 *
 * @param target what is fetched
 * @param folder where it is to be put
 * @param added when it was asked for
 * @param paused whether a person paused it
 * @param failure why it failed, null unless it did
 * @param doneBytes bytes stored when it was last looked at
 * @param totalBytes size in all, 0 while it is not known
 * @param limit most bytes a second, 0 for no limit of its own
 */
record StoredTransfer(
        Target target,
        Path folder,
        Instant added,
        boolean paused,
        @Nullable TransferFailure failure,
        long doneBytes,
        long totalBytes,
        long limit) {

    StoredTransfer {
        if (doneBytes < 0 || totalBytes < 0) {
            throw new IllegalArgumentException("negative size");
        }
        if (limit != 0 && (limit < ByteRate.MIN || limit > ByteRate.MAX)) {
            throw new IllegalArgumentException("no limit: " + limit);
        }
    }

    /** Something that was just asked for. */
    static StoredTransfer ordered(Target target, Path folder, Instant now) {
        long size =
                switch (target.wanted()) {
                    case Wanted.File file -> file.size();
                    case Wanted.Offer offer -> offer.size();
                    default -> 0;
                };
        return new StoredTransfer(target, folder, now, false, null, 0, Math.max(0, size), 0);
    }

    /** The same in another folder, where nothing of it is stored yet. */
    StoredTransfer in(Path other) {
        return new StoredTransfer(target, other, added, paused, null, 0, totalBytes, limit);
    }
}
