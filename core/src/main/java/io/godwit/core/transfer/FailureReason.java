package io.godwit.core.transfer;

/** Why a download ended without its content. */
public enum FailureReason {
    /** Sources answer, and none of them has the content. */
    NOT_FOUND,
    /** The file changed at every source that is left. */
    CHANGED,
    /** No source could be reached for as long as the download was patient; it can go on later. */
    NO_SOURCES,
    /** Every source that is left was dropped for data that does not verify. */
    VERIFICATION,
    /** The local file system refused; the cause says how. */
    STORAGE,
    /** Cancelled by a person. */
    CANCELLED,
    /** Every source that is left refuses to talk to this peer. */
    REFUSED,
    /** The content has more files or chunks than can be transferred. */
    TOO_LARGE,
    /** A fault of this program; the cause says which. */
    INTERNAL
}
