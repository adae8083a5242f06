package io.godwit.app.desktop;

import io.godwit.app.control.ControlRequest;
import io.godwit.core.node.ShareLink;
import io.godwit.core.node.ShareLinkException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a person asked the window to open: by a double click, a link in a browser, or a command. Links come from other
 * people: the window asks before it does anything with them.
 *
 * @param paths files and folders, absolute, that were there a moment ago
 * @param links links to things that peers share
 */
public record OpenRequest(List<Path> paths, List<ShareLink> links) {
    private static final String FILE = "file:";

    /** Copies the lists. */
    public OpenRequest {
        paths = List.copyOf(paths);
        links = List.copyOf(links);
    }

    /** Only brings the window to the front. */
    public static OpenRequest nothing() {
        return new OpenRequest(List.of(), List.of());
    }

    /** Whether there is nothing to open. */
    public boolean isEmpty() {
        return paths.isEmpty() && links.isEmpty();
    }

    /**
     * Reads words: paths, {@code file:} URIs as desktops pass them, and {@code godwit://} links. Blocks for a moment,
     * to look whether the files are there.
     *
     * @param words at most {@value ControlRequest#MAX_PATHS}
     * @param folder what relative paths are relative to
     * @throws OpenException if a word is none of these, or there are too many
     */
    public static OpenRequest parse(List<String> words, Path folder) throws OpenException {
        if (words.size() > ControlRequest.MAX_PATHS) {
            throw new OpenException(words.getLast(), "is one too many", true);
        }
        List<Path> paths = new ArrayList<>();
        List<ShareLink> links = new ArrayList<>();
        for (String word : words) {
            if (word.startsWith(ShareLink.SCHEME)) {
                links.add(link(word));
            } else {
                paths.add(path(word, folder));
            }
        }
        return new OpenRequest(paths, links);
    }

    private static ShareLink link(String word) throws OpenException {
        try {
            return ShareLink.parse(word);
        } catch (ShareLinkException broken) {
            throw new OpenException(word, "is not a valid link", true);
        }
    }

    private static Path path(String word, Path folder) throws OpenException {
        try {
            Path path = word.startsWith(FILE) ? Path.of(URI.create(word)) : folder.resolve(word);
            if (Files.exists(path)) {
                return path.toAbsolutePath().normalize();
            }
        } catch (IllegalArgumentException | FileSystemNotFoundException notAPath) {
            throw new OpenException(word, "is neither a path nor a link", true);
        }
        throw new OpenException(word, "is neither there nor a link", false);
    }

    /** The same as words, for another process. */
    public List<String> words() {
        return Stream.concat(
                        paths.stream().map(Path::toString), links.stream().map(ShareLink::format))
                .toList();
    }
}
