package io.godwit.app.transfers;

import io.godwit.core.share.OwnFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The queue and the history on disk, replaced as a whole. A damaged file is put aside, never overwritten. */
final class TransfersFile {

    private static final Logger LOG = LoggerFactory.getLogger(TransfersFile.class);

    private final Path file;
    private boolean damaged;

    TransfersFile(Path file) {
        this.file = file;
    }

    /** What was saved last; nothing if there is no file or it is damaged. */
    StoredTransfers load() throws IOException {
        try {
            if (Files.size(file) > TransfersJson.MAX_BYTES) {
                return putAside();
            }
            return TransfersJson.decode(Files.readAllBytes(file));
        } catch (NoSuchFileException first) {
            return StoredTransfers.NONE;
        } catch (TransfersJson.DamagedException wrong) {
            LOG.warn("the list of transfers is damaged and is put aside", wrong);
            return putAside();
        }
    }

    /** Whether {@link #load} found a damaged file and put it aside. */
    boolean wasDamaged() {
        return damaged;
    }

    private StoredTransfers putAside() throws IOException {
        damaged = true;
        Files.move(file, beside(".damaged"), StandardCopyOption.REPLACE_EXISTING);
        return StoredTransfers.NONE;
    }

    /** Replaces what was saved last; that stays if this throws. */
    void save(StoredTransfers stored) throws IOException {
        byte[] json = TransfersJson.encode(stored, TransfersJson.MAX_BYTES);
        Path next = beside(".new");
        Files.deleteIfExists(next);
        try (FileChannel channel =
                FileChannel.open(
                        next,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        OwnFile.attributes(next))) {
            ByteBuffer data = ByteBuffer.wrap(json);
            while (data.hasRemaining()) {
                channel.write(data);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path beside(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
