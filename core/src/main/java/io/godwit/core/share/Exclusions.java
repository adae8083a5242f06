package io.godwit.core.share;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is never offered, even inside a shared folder: Godwit's own profile, which holds the private key, and staging
 * folders of downloads under way.
 */
final class Exclusions implements Predicate<Path> {

    private static final String STAGING = ".godwit-";

    private final Set<Path> folders;

    private Exclusions(Set<Path> folders) {
        this.folders = folders;
    }

    static Exclusions of(List<Path> folders) throws IOException {
        Set<Path> real = new HashSet<>();
        for (Path folder : folders) {
            real.add(
                    Files.exists(folder)
                            ? folder.toRealPath()
                            : folder.toAbsolutePath().normalize());
        }
        return new Exclusions(Set.copyOf(real));
    }

    /** Whether a walk stays out of this file or folder. */
    @Override
    public boolean test(Path path) {
        Path name = path.getFileName();
        return folders.contains(path) || (name != null && name.toString().startsWith(STAGING));
    }

    /** Whether this is, or is somewhere inside, something a walk stays out of. */
    boolean covers(Path path) {
        for (Path at = path; at != null; at = at.getParent()) {
            if (test(at)) {
                return true;
            }
        }
        return false;
    }
}
