package io.godwit.app.transfers;

import io.godwit.core.content.ContentId;
import java.nio.file.Path;

/** How an attempt ended. */
public sealed interface FetchOutcome {

    /**
     * It is there, every chunk verified.
     *
     * @param path the finished file or folder
     * @param id root of a file, content ID of a folder
     * @param bytes size in all
     * @param sources number of peers that gave something
     */
    record Done(Path path, ContentId id, long bytes, int sources) implements FetchOutcome {}

    /** It ended with an error; what is verified is kept. */
    record Failed(TransferFailure failure) implements FetchOutcome {}

    /** It was told to end, by a person or because the network was switched off. */
    record Stopped() implements FetchOutcome {}
}
