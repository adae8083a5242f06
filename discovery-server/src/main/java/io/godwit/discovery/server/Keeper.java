package io.godwit.discovery.server;

import io.godwit.discovery.server.DiscoveryServerException.Reason;
import io.godwit.discovery.server.registry.MemoryRegistry;
import io.godwit.discovery.server.registry.SnapshotFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the registry over restarts, if there is a folder for it. For one thread at a time. */
final class Keeper {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    private final MemoryRegistry registry;
    private final @Nullable SnapshotFile file;

    /** Whether there were tokens in it. */
    private final boolean tokens;

    private Keeper(MemoryRegistry registry, @Nullable SnapshotFile file, boolean tokens) {
        this.registry = registry;
        this.file = file;
        this.tokens = tokens;
    }

    /** Fills the registry from the folder. */
    static Keeper of(DiscoveryServerConfig config, MemoryRegistry registry)
            throws DiscoveryServerException {
        Path folder = config.keeping().folder();
        if (folder == null) {
            return new Keeper(registry, null, false);
        }
        try {
            var file = new SnapshotFile(folder);
            boolean tokens = file.load(registry);
            return new Keeper(registry, file, tokens);
        } catch (IOException e) {
            throw new DiscoveryServerException(
                    Reason.DATA_FOLDER,
                    config.address(),
                    "the data folder " + folder + " cannot be used; choose another",
                    e);
        }
    }

    void save() {
        save(false);
    }

    /** To be called when no request was answered: what was found is there again, tokens too. */
    void putBack() {
        if (tokens) {
            save(true);
        }
    }

    /** To be called when no request is answered any more. */
    void saveLast() {
        save(true);
    }

    private void save(boolean last) {
        if (file == null) {
            return;
        }
        try {
            file.save(registry, last);
        } catch (IOException e) {
            LOG.warn("the snapshot cannot be written: {}", e.toString());
        }
    }
}
