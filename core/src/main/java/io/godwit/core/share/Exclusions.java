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
    private final Set<Path> exempt;

    private Exclusions(Set<Path> folders, Set<Path> exempt) {
        this.folders = folders;
        this.exempt = exempt;
    }

    /**
     * What is kept back.
     *
     * @param folders never offered, nor what is in them
     * @param exempt inside these, and may be offered alone
     */
    static Exclusions of(List<Path> folders, List<Path> exempt) throws IOException {
        return new Exclusions(real(folders), real(exempt));
    }

    private static Set<Path> real(List<Path> folders) throws IOException {
        Set<Path> real = new HashSet<>();
        for (Path folder : folders) {
            real.add(real(folder.toAbsolutePath().normalize()));
        }
        return Set.copyOf(real);
    }

    /** Also of what is not there yet: that will be in the place where its parent really is. */
    private static Path real(Path folder) throws IOException {
        Path parent = folder.getParent();
        return Files.exists(folder) || parent == null
                ? folder.toRealPath()
                : real(parent).resolve(folder.getFileName());
    }

    /** Whether a walk stays out of this file or folder. */
    @Override
    public boolean test(Path path) {
        Path name = path.getFileName();
        return folders.contains(path) || (name != null && name.toString().startsWith(STAGING));
    }

    /** Whether this is, or is somewhere inside, something a walk stays out of, and not exempt. */
    boolean covers(Path path) {
        for (Path at = path; at != null; at = at.getParent()) {
            if (test(at)) {
                return true;
            }
            if (!at.equals(path) && exempt.contains(at)) {
                return false;
            }
        }
        return false;
    }
}
