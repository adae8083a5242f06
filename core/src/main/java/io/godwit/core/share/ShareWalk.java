package io.godwit.core.share;

import io.godwit.core.manifest.ManifestException;
import io.godwit.core.manifest.ManifestLimits;
import io.godwit.core.manifest.PathGrammar;
import io.godwit.core.share.ShareEvent.SkipReason;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Walks a share, or a part of it, and decides what of it is offered under which name. Never follows a link. Used once,
 * by one thread; keeps one frame for each folder it is in.
 */
final class ShareWalk implements FileVisitor<Path> {

    /** What the walk finds. */
    interface Finds {
        void folder(Path folder) throws IOException;

        void file(List<String> path, Path local, BasicFileAttributes attributes) throws IOException;

        void emptyFolder(List<String> path, Path local) throws IOException;

        void skipped(Path file, SkipReason reason);

        /**
         * Something is there that cannot be looked at, or not all that is in a folder.
         *
         * @return whether it counts all the same, so that a folder with it is not empty
         */
        default boolean unreadable(List<String> path, Path file) throws IOException {
            skipped(file, SkipReason.UNREADABLE);
            return false;
        }

        /**
         * A folder was not read to its end.
         *
         * @param filled whether something was found in it, so that it is no entry of its own
         */
        default void unfinished(List<String> path, Path folder, boolean filled) throws IOException {
            unreadable(path, folder);
        }
    }

    private final Path top;
    private final Predicate<Path> excluded;
    private final Finds finds;
    private final Deque<Frame> frames = new ArrayDeque<>();

    /** Manifest paths given to names that had to be changed for it. */
    private final Set<List<String>> composed = new HashSet<>();

    ShareWalk(Path top, Predicate<Path> excluded, Finds finds) {
        this.top = top;
        this.excluded = excluded;
        this.finds = finds;
    }

    /**
     * Walks.
     *
     * @param start the top or something below it
     * @param parent manifest path of the folder that holds the start; ignored for the top
     * @throws IOException if the sink does, or the top itself cannot be read
     */
    void from(Path start, List<String> parent) throws IOException {
        if (!start.equals(top)) {
            frames.push(new Frame(parent));
        }
        int depth = ManifestLimits.MAX_PATH_PARTS - parent.size();
        Files.walkFileTree(start, EnumSet.noneOf(FileVisitOption.class), depth, this);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
            throws IOException {
        if (frames.isEmpty()) {
            frames.push(new Frame(List.of()));
        } else {
            if (excluded.test(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Optional<List<String>> path = manifestPath(folder);
            if (path.isEmpty()) {
                finds.skipped(folder, SkipReason.NAME);
                return FileVisitResult.SKIP_SUBTREE;
            }
            frames.getFirst().children++;
            frames.push(new Frame(path.get()));
        }
        finds.folder(folder);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (excluded.test(file)) {
            return FileVisitResult.CONTINUE;
        }
        Optional<SkipReason> reason = reasonToSkip(attributes);
        Optional<List<String>> path = reason.isPresent() ? Optional.empty() : manifestPath(file);
        if (path.isEmpty()) {
            finds.skipped(file, reason.orElse(SkipReason.NAME));
        } else {
            frames.getFirst().children++;
            finds.file(path.get(), top.relativize(file), attributes);
        }
        return FileVisitResult.CONTINUE;
    }

    private static Optional<SkipReason> reasonToSkip(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return Optional.of(SkipReason.LINK);
        }
        if (attributes.isDirectory()) {
            return Optional.of(SkipReason.NAME); // deeper than a manifest path can be
        }
        return attributes.isRegularFile() ? Optional.empty() : Optional.of(SkipReason.SPECIAL);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
        if (file.equals(top)) {
            throw cause;
        }
        if (!Absence.isSaidBy(cause) && !excluded.test(file)) {
            unreadable(file);
        }
        return FileVisitResult.CONTINUE;
    }

    private void unreadable(Path file) throws IOException {
        Optional<List<String>> path;
        try {
            path = manifestPath(file);
        } catch (IOException unknown) {
            // A name that another may have too is compared
            // with it, for which the file has to be looked at.
            path = Optional.empty();
        }
        if (path.isEmpty()) {
            finds.skipped(file, SkipReason.UNREADABLE);
        } else if (finds.unreadable(path.get(), file)) {
            frames.getFirst().children++;
        }
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException cause)
            throws IOException {
        Frame frame = frames.pop();
        if (cause != null) {
            if (!Absence.isSaidBy(cause)) {
                finds.unfinished(frame.path, folder, frame.children > 0);
            }
        } else if (frame.children == 0 && !frame.path.isEmpty()) {
            finds.emptyFolder(frame.path, top.relativize(folder));
        }
        return FileVisitResult.CONTINUE;
    }

    private Optional<List<String>> manifestPath(Path file) throws IOException {
        Path name = file.getFileName();
        Optional<String> told = ManifestNames.of(name);
        if (told.isEmpty()) {
            return Optional.empty();
        }
        List<String> path = child(told.get());
        if (!told.get().equals(name.toString())) {
            if (isTaken(file, told.get()) || !composed.add(path)) {
                Optional<String> other = ManifestNames.distinct(told.get(), name.toString());
                if (other.isEmpty() || isTaken(file, other.get())) {
                    return Optional.empty();
                }
                path = child(other.get());
                if (!composed.add(path)) {
                    return Optional.empty();
                }
            }
        }
        try {
            PathGrammar.check(path, "path");
            return Optional.of(path);
        } catch (ManifestException tooLong) {
            return Optional.empty();
        }
    }

    /** Whether another file has the composed name; on some systems both spellings are one file. */
    private static boolean isTaken(Path file, String composed) throws IOException {
        Path other = file.resolveSibling(composed);
        return Files.exists(other, LinkOption.NOFOLLOW_LINKS) && !Files.isSameFile(file, other);
    }

    private List<String> child(String name) {
        List<String> path = new ArrayList<>(frames.getFirst().path);
        path.add(name);
        return List.copyOf(path);
    }

    /** A folder the walk is in. */
    private static final class Frame {
        private final List<String> path;
        private int children;

        private Frame(List<String> path) {
            this.path = path;
        }
    }
}
