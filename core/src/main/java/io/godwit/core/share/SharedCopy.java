package io.godwit.core.share;

import java.nio.file.Path;

/**
 * Where shared content lies on this machine.
 *
 * @param path the file or folder itself
 * @param visibility who may have it; where it is shared several times, the most that is allowed
 */
public record SharedCopy(Path path, Visibility visibility) {}
