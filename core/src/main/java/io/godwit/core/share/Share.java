package io.godwit.core.share;

import io.godwit.core.content.ContentId;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file or folder offered to others, as it stands at one moment.
 *
 * @param path absolute, without symbolic links
 * @param name its last part
 * @param folder whether it is a folder
 * @param size bytes of all files; 0 until first indexed
 * @param files number of files; 0 until first indexed
 * @param id root of a file, content ID of a folder; empty until first indexed
 * @param visibility who may have it
 * @param state how far it is
 */
public record Share(
        Path path,
        String name,
        boolean folder,
        long size,
        long files,
        Optional<ContentId> id,
        Visibility visibility,
        ShareState state) {}
