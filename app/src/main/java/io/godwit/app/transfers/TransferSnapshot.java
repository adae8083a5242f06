package io.godwit.app.transfers;

import io.godwit.core.content.ContentId;
import io.godwit.core.node.Target;
import io.godwit.core.transfer.download.Wanted;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One transfer at one moment. An unchanged transfer keeps the same instance from one moment to the next.
 *
 * @param number names the transfer as long as the program runs
 * @param target what is fetched
 * @param state where it is
 * @param doneBytes bytes verified and stored
 * @param totalBytes size in all; 0 while it is not known
 * @param bytesPerSecond pace over the last seconds
 * @param sources peers connected now; once it is done, those that gave something
 * @param failure why it failed, otherwise null
 * @param path the finished file or folder, null until then
 * @param added when it was asked for
 * @param limit most bytes a second, 0 for no limit of its own
 */
public record TransferSnapshot(
        long number,
        Target target,
        TransferState state,
        long doneBytes,
        long totalBytes,
        long bytesPerSecond,
        int sources,
        @Nullable TransferFailure failure,
        @Nullable Path path,
        Instant added,
        long limit) {

    /** Root of a file, content ID of a folder, or what else names what is fetched. */
    public ContentId id() {
        return target.wanted().id();
    }

    /** The same, if it is known: not that of a file which its source is still hashing. */
    public Optional<ContentId> content() {
        return target.wanted() instanceof Wanted.Offer ? Optional.empty() : Optional.of(id());
    }

    /** What to call it; comes from somebody else, so shown only escaped. */
    public String name() {
        return target.name();
    }

    /** Whether it is known to be a folder. */
    public boolean folder() {
        return target.wanted() instanceof Wanted.Folder;
    }

    /** From 0 to 1; less than 1 unless all is there. */
    public double fraction() {
        if (state == TransferState.DONE) {
            return 1;
        }
        return totalBytes == 0 ? 0 : Math.min(1, (double) doneBytes / totalBytes);
    }

    /** Time left at the present pace; empty when there is no pace to go by. */
    public Optional<Duration> timeLeft() {
        return bytesPerSecond <= 0 || totalBytes == 0
                ? Optional.empty()
                : Optional.of(
                        Duration.ofSeconds(Math.ceilDiv(totalBytes - doneBytes, bytesPerSecond)));
    }
}
