package io.godwit.core.transfer.download;

import io.godwit.core.transfer.FailureReason;
import java.util.List;

/** A download ended without its content; unless it was discarded, what is verified is kept for a later attempt. */
public final class DownloadException extends Exception {

    private static final long serialVersionUID = 1L;

    private final FailureReason reason;
    private final transient List<SourceReport> sources;

    /**
     * A failure.
     *
     * @param reason what a front end acts on
     * @param detail what happened, for logs
     * @param sources everybody who took part
     */
    DownloadException(FailureReason reason, String detail, List<SourceReport> sources) {
        super(reason + ": " + detail);
        this.reason = reason;
        this.sources = List.copyOf(sources);
    }

    /**
     * Why. For {@code STORAGE} the cause is a {@link io.godwit.core.storage.StorageException}, for {@code INTERNAL} the
     * fault, for {@code NO_SOURCES} what kept the last look-up from asking anybody, if anything did.
     */
    public FailureReason reason() {
        return reason;
    }

    /** Everybody who took part. */
    public List<SourceReport> sources() {
        return sources;
    }
}
