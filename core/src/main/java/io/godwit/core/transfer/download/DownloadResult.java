package io.godwit.core.transfer.download;

import io.godwit.core.content.ContentId;
import java.nio.file.Path;
import java.util.List;

/**
 * A finished download.
 *
 * @param path where it is
 * @param id root of a file, content ID of a folder
 * @param bytes size in all
 * @param resumedBytes bytes that were already there when it began
 * @param sources everybody who took part
 */
public record DownloadResult(
        Path path, ContentId id, long bytes, long resumedBytes, List<SourceReport> sources) {

    /** Copies the sources. */
    public DownloadResult {
        sources = List.copyOf(sources);
    }
}
