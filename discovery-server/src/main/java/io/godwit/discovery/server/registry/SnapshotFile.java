package io.godwit.discovery.server.registry;

import io.godwit.core.share.OwnFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a registry over restarts in one file that is always whole: written beside, forced, then moved over the old one.
 *
 * <p>Tokens are written only at an orderly stop and only where the file can be made readable for its owner alone. After
 * a crash the last requests are not known, so that old ones could be replayed: then peers have to register anew, which
 * they do within a heartbeat. For one thread at a time.
 */
public final class SnapshotFile {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotFile.class);
    private static final String NAME = "registry.snapshot";

    private final Path file;
    private final Path temporary;

    /**
     * A snapshot in a folder.
     *
     * @param folder made when it is missing
     * @throws IOException if it cannot be made or is no folder
     */
    public SnapshotFile(Path folder) throws IOException {
        Files.createDirectories(folder);
        this.file = folder.resolve(NAME);
        this.temporary = folder.resolve(NAME + ".tmp");
    }

    /**
     * Fills an empty registry; a missing snapshot leaves it empty, so does a damaged one, with a warning.
     *
     * <p>Tokens are used only once they are out of the file: a crash must not bring them back when requests under them
     * have been answered. Where they cannot be taken out of it, peers have to register anew, with a warning.
     *
     * @return whether the registry has tokens, which the file does not have any more
     */
    public boolean load(MemoryRegistry registry) {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (InputStream in =
                new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS))) {
            RegistryImage image = SnapshotReader.read(in, registry.limits());
            registry.restore(image);
            return image.hasTokens() && takesTokensOut(registry);
        } catch (IOException e) {
            LOG.warn(
                    "the snapshot cannot be used, peers will come back by themselves: {}",
                    e.toString());
            return false;
        }
    }

    private boolean takesTokensOut(MemoryRegistry registry) {
        try {
            save(registry, false);
            return true;
        } catch (IOException e) {
            registry.forgetTokens();
            LOG.warn(
                    "tokens cannot be taken out of the snapshot, peers will register anew: {}",
                    e.toString());
            return false;
        }
    }

    /**
     * Replaces the snapshot.
     *
     * @param last whether no request will be answered any more, so that tokens may be kept
     * @throws IOException if it cannot be written; the old one is untouched
     */
    public void save(MemoryRegistry registry, boolean last) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.deleteIfExists(temporary);
        try (FileChannel channel =
                        FileChannel.open(temporary, options(), OwnFile.attributes(temporary));
                var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            registry.write(new SnapshotWriter(out), last && posix);
            out.flush();
            channel.force(true);
        }
        Files.move(
                temporary,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        if (posix) {
            syncFolder();
        }
    }

    private static Set<StandardOpenOption> options() {
        return Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Makes the new name survive a loss of power. */
    private void syncFolder() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
