package io.godwit.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares two folders byte by byte.
 *
 * @param files regular files of the original, links left out as they are not shared
 * @param bytes their size
 * @param different those whose copy is missing or not the same
 */
record FolderComparison(long files, long bytes, List<Path> different) {
    static FolderComparison of(Path original, Path copy) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(original)) {
            files =
                    all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                            .map(original::relativize)
                            .toList();
        }
        long bytes = 0;
        Stream.Builder<Path> different = Stream.builder();
        for (Path file : files) {
            bytes += Files.size(original.resolve(file));
            if (!isSame(original.resolve(file), copy.resolve(file))) {
                different.add(file);
            }
        }
        return new FolderComparison(files.size(), bytes, different.build().toList());
    }

    private static boolean isSame(Path original, Path copy) throws IOException {
        return Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS)
                && Files.mismatch(original, copy) == -1;
    }
}
