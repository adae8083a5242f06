package io.godwit.core.node;

import io.godwit.core.content.ContentId;
import io.godwit.core.peer.PeerId;
import io.godwit.core.share.ShareException;
import io.godwit.core.transfer.upload.ServedFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins the connections of one peer that fetch the same file, and finds the shares that the file is in. */
final class UploadSummary {
    private static final Logger LOG = LoggerFactory.getLogger(UploadSummary.class);

    private record Fetched(PeerId peer, ContentId root) {}

    private UploadSummary() {}

    static List<Upload> of(List<ServedFile> served, Optional<LibraryShares> library) {
        Map<Fetched, Long> bytes = new LinkedHashMap<>();
        served.forEach(one ->
                bytes.merge(new Fetched(one.peer(), one.root()), one.sentBytes(), Long::sum));
        return bytes.entrySet().stream()
                .map(entry ->
                        new Upload(
                                entry.getKey().peer(),
                                entry.getKey().root(),
                                shares(library, entry.getKey().root()),
                                entry.getValue()))
                .toList();
    }

    private static List<Path> shares(Optional<LibraryShares> library, ContentId root) {
        try {
            return library.isPresent() ? library.get().sharesWith(root) : List.of();
        } catch (ShareException failed) {
            LOG.warn("the library cannot be asked: {}", failed.reason());
            return List.of();
        }
    }
}
