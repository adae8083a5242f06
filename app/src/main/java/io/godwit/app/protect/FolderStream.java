package io.godwit.app.protect;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a folder as one ZIP stream, in order of path; links and devices in it are left out. */
final class FolderStream {
    private static final int BUFFER = 64 * 1024;

    private FolderStream() {}

    /**
     * Writes everything in a folder; does not close the target.
     *
     * @param folder a folder, or a link to one
     * @param name the first part of each path in the stream
     * @param result what the stream ends up in, left out where it lies in the folder: it would be read without end
     * @param progress hears bytes of files that were read
     * @throws StreamException if something in the folder cannot be read
     */
    static void write(
            Path folder, String name, ResultFile result, OutputStream target, ByteProgress progress)
            throws IOException {
        Path top = real(folder);
        List<Path> paths = everything(top);
        long total = size(paths);
        long done = 0;
        ZipOutputStream zip = new ZipOutputStream(target);
        Set<String> taken = new HashSet<>();
        for (Path path : paths) {
            BasicFileAttributes found = attributes(path);
            String inside = inside(name, top, path);
            if (found.isDirectory()) {
                if (taken.add(inside + "/")) {
                    zip.putNextEntry(new ZipEntry(inside + "/"));
                }
            } else if (found.isRegularFile() && !result.isAt(path)) {
                ZipEntry entry = new ZipEntry(free(inside, taken));
                entry.setLastModifiedTime(found.lastModifiedTime());
                zip.putNextEntry(entry);
                done = copy(path, zip, done, total, progress);
            }
            zip.closeEntry();
        }
        zip.finish();
    }

    /** Of a link that leads to a folder a walk would find the link alone. */
    private static Path real(Path folder) throws IOException {
        try {
            return folder.toRealPath();
        } catch (IOException unreadable) {
            throw StreamException.reading(unreadable);
        }
    }

    private static List<Path> everything(Path top) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(top)) {
            for (Iterator<Path> each = paths.iterator(); each.hasNext(); ) {
                WatchedChannel.stopIfAsked();
                all.add(each.next());
            }
        } catch (UncheckedIOException unreadable) {
            throw StreamException.reading(new IOException(unreadable));
        } catch (IOException unreadable) {
            throw StreamException.reading(unreadable);
        }
        Collections.sort(all);
        return all;
    }

    private static long size(List<Path> paths) throws IOException {
        long size = 0;
        for (Path path : paths) {
            BasicFileAttributes found = attributes(path);
            size += found.isRegularFile() ? found.size() : 0;
        }
        return size;
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        WatchedChannel.stopIfAsked();
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException gone) {
            throw StreamException.reading(gone);
        }
    }

    private static String inside(String name, Path top, Path path) {
        String below = top.relativize(path).toString().replace('\\', '/');
        return below.isEmpty() ? name : name + "/" + below;
    }

    /**
     * The path itself, or with a number: names that are no text lose what makes them differ, and a backslash in a name is
     * a separator here.
     */
    private static String free(String inside, Set<String> taken) {
        String free = inside;
        for (int number = 1; !taken.add(free); number++) {
            free = NumberedName.of(inside, number);
        }
        return free;
    }

    private static long copy(
            Path file, OutputStream zip, long before, long total, ByteProgress progress)
            throws IOException {
        long done = before;
        try (WatchedChannel source = new WatchedChannel(open(file), total, ByteProgress.NONE)) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            while (source.read(buffer) >= 0) {
                zip.write(buffer.array(), 0, buffer.position());
                done += buffer.position();
                progress.bytes(done, Math.max(done, total));
                buffer.clear();
            }
        }
        return done;
    }

    private static SeekableByteChannel open(Path file) throws IOException {
        try {
            return Files.newByteChannel(file);
        } catch (IOException unreadable) {
            throw StreamException.reading(unreadable);
        }
    }
}
