package io.godwit.app.protect;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a folder as one ZIP stream, in order of path; links and devices in it are left out. */
final class FolderStream {
    private static final int BUFFER = 64 * 1024;

    private FolderStream() {}

    /** Bytes of all files that {@link #write} will write. */
    static long size(Path folder) throws IOException {
        long size = 0;
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Iterator<Path> each = paths.iterator(); each.hasNext(); ) {
                BasicFileAttributes found = attributes(each.next());
                size += found.isRegularFile() ? found.size() : 0;
            }
        }
        return size;
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Writes everything in a folder; does not close the target.
     *
     * @param folder a folder, or a link to one
     * @param name the first part of each path in the stream
     * @param progress hears bytes of files that were read
     */
    static void write(Path folder, String name, OutputStream target, ByteProgress progress)
            throws IOException {
        // Of a link that leads to a folder a walk would find the link alone.
        Path top = folder.toRealPath();
        long total = size(top);
        long done = 0;
        ZipOutputStream zip = new ZipOutputStream(target);
        try (Stream<Path> paths = Files.walk(top).sorted()) {
            for (Iterator<Path> each = paths.iterator(); each.hasNext(); ) {
                Path path = each.next();
                BasicFileAttributes found = attributes(path);
                String inside = inside(name, top, path);
                if (found.isDirectory()) {
                    zip.putNextEntry(new ZipEntry(inside + "/"));
                } else if (found.isRegularFile()) {
                    ZipEntry entry = new ZipEntry(inside);
                    entry.setLastModifiedTime(found.lastModifiedTime());
                    zip.putNextEntry(entry);
                    done = copy(path, zip, done, total, progress);
                }
                zip.closeEntry();
            }
        }
        zip.finish();
    }

    private static String inside(String name, Path top, Path path) {
        String below = top.relativize(path).toString().replace('\\', '/');
        return below.isEmpty() ? name : name + "/" + below;
    }

    private static long copy(
            Path file, OutputStream zip, long before, long total, ByteProgress progress)
            throws IOException {
        long done = before;
        try (WatchedChannel source =
                new WatchedChannel(Files.newByteChannel(file), total, ByteProgress.NONE)) {
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
}
