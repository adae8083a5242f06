package io.godwit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes and compares files; equal seeds make equal files. */
public final class Content {

    private Content() {}

    /** The running JDK's {@code lib} folder: real files of every kind, hundreds of megabytes. */
    static Path jdkLib() {
        return Path.of(System.getProperty("java.home"), "lib");
    }

    /** Writes a file of incompressible bytes. */
    public static Path file(Path file, long size, long seed) throws IOException {
        Files.createDirectories(file.getParent());
        Random random = new Random(seed);
        byte[] block = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long left = size; left > 0; left -= block.length) {
                random.nextBytes(block);
                out.write(block, 0, (int) Math.min(left, block.length));
            }
        }
        return file;
    }

    /** Writes many files of 1 to 20 KB into nested folders, with one empty folder among them. */
    public static Path manyFiles(Path folder, int count, long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[1_000 + random.nextInt(19_000)];
            random.nextBytes(bytes);
            Path parent = folder.resolve("part-" + i % 100);
            Files.createDirectories(parent);
            Files.write(parent.resolve("file-" + i + ".bin"), bytes);
        }
        Files.createDirectories(folder.resolve("empty"));
        return folder;
    }

    /** Copies a folder, so that another peer has other inodes and other times. */
    static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
        return to;
    }

    /** Fails unless two files or folders have the same names and bytes; symbolic links do not count. */
    public static void assertSame(Path expected, Path actual) throws IOException {
        if (Files.isRegularFile(expected)) {
            if (Files.mismatch(expected, actual) != -1) {
                fail(actual + " differs from " + expected);
            }
            return;
        }
        assertEquals(names(expected), names(actual));
        for (String name : names(expected)) {
            Path file = expected.resolve(name);
            if (Files.isRegularFile(file) && Files.mismatch(file, actual.resolve(name)) != -1) {
                fail(actual.resolve(name) + " differs");
            }
        }
    }

    private static TreeSet<String> names(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> !Files.isSymbolicLink(path))
                    .map(path -> folder.relativize(path).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
