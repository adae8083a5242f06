package io.godwit.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A disk in memory, so small that it can be full. Linux alone has such, and only root may make one. */
final class SmallDisk implements AutoCloseable {

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Makes one, if this process may. */
    static Optional<SmallDisk> make(Path folder, int mebibytes)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        boolean made =
                SystemCommand.succeeds(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "size=" + mebibytes + "m",
                        "godwit-test",
                        folder.toString());
        return made ? Optional.of(new SmallDisk(folder)) : Optional.empty();
    }

    /** Gives it another size. */
    void resize(int mebibytes) throws IOException, InterruptedException {
        if (!SystemCommand.succeeds(
                "mount", "-o", "remount,size=" + mebibytes + "m", folder.toString())) {
            throw new IOException("the disk keeps its size");
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        SystemCommand.unmount(folder);
    }
}
