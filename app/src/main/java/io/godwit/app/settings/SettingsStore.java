package io.godwit.app.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings of a profile: the present ones in memory, every change written in the background. Thread-safe; only
 * {@link #open} and {@link #close} touch the disk in the calling thread.
 */
public final class SettingsStore implements AutoCloseable {
    /** What the file is called in a profile folder. */
    public static final String NAME = "settings.json";

    private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);

    private final Path folder;
    private final SettingsFile file;
    private final ObjectNode document;
    private final Executor background;
    private final @Nullable SettingsRepair repair;
    private final List<Consumer<AppSettings>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<SettingsException>> failures = new CopyOnWriteArrayList<>();

    /** Orders changes and what listeners hear; never held while a file is written. */
    private final ReentrantLock changes = new ReentrantLock();

    private volatile AppSettings current;

    /** What was tried to be written last; one write follows the other. */
    private volatile AppSettings tried;

    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);

    private SettingsStore(
            Path folder,
            SettingsFile file,
            SettingsJson.Reading reading,
            @Nullable SettingsRepair repair,
            Executor background) {
        this.folder = folder;
        this.file = file;
        this.document = reading.document();
        this.current = reading.settings();
        this.tried = reading.settings();
        this.repair = repair;
        this.background = background;
    }

    /**
     * Reads the file, if there is one. A broken one is put aside as {@code NAME.damaged}, and {@link #repair} says so.
     *
     * @param file where it is; its folder exists
     * @param usual what holds where the file says nothing
     * @param background where changes are written
     * @throws SettingsException if the file is there and cannot be read, or is broken and cannot be put aside
     */
    public static SettingsStore open(Path file, AppSettings usual, Executor background)
            throws SettingsException {
        Path folder =
                Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
        SettingsFile kept = new SettingsFile(file);
        SettingsJson.Reading reading =
                kept.read()
                        .map(bytes -> SettingsJson.decode(bytes, usual))
                        .orElseGet(() ->
                                new SettingsJson.Reading(usual, List.of(), SettingsJson.empty()));
        if (reading.refused().isEmpty()) {
            return new SettingsStore(folder, kept, reading, null, background);
        }
        SettingsRepair repair = new SettingsRepair(kept.putAside(), reading.refused());
        kept.replace(SettingsJson.encode(reading.settings(), reading.document()));
        return new SettingsStore(folder, kept, reading, repair, background);
    }

    /** The folder the file is in: that of the profile. */
    public Path folder() {
        return folder;
    }

    /** The present settings. */
    public AppSettings current() {
        return current;
    }

    /** What was wrong with the file when it was opened; empty when nothing was. */
    public Optional<SettingsRepair> repair() {
        return Optional.ofNullable(repair);
    }

    /**
     * Changes the settings: holds at once, listeners hear of it in this thread, the file follows in the background.
     *
     * @param change makes the new settings of the present ones; must not call this store
     */
    public void update(UnaryOperator<AppSettings> change) {
        changes.lock();
        try {
            AppSettings after = change.apply(current);
            if (after.equals(current)) {
                return;
            }
            current = after;
            writing =
                    writing.thenRunAsync(this::save, background)
                            .exceptionally(fault -> {
                                // Otherwise nothing would be written any more.
                                LOG.error("settings were not written", fault);
                                return null;
                            });
            listeners.forEach(listener -> listener.accept(after));
        } finally {
            changes.unlock();
        }
    }

    /**
     * Tells of every change.
     *
     * @param listener called in the thread that changes something; must not block
     * @return ends the telling
     */
    public Runnable onChange(Consumer<AppSettings> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * Tells of every change that could not be written; it holds until the program ends.
     *
     * @param listener called in the background
     * @return ends the telling
     */
    public Runnable onFailure(Consumer<SettingsException> listener) {
        failures.add(listener);
        return () -> failures.remove(listener);
    }

    /** Waits until the last change is written, or has failed to be. */
    @Override
    public void close() {
        CompletableFuture<Void> last;
        changes.lock();
        try {
            last = writing;
        } finally {
            changes.unlock();
        }
        last.join();
    }

    /** Several changes that wait are one write. */
    private void save() {
        AppSettings latest = current;
        if (latest.equals(tried)) {
            return;
        }
        tried = latest;
        try {
            file.replace(SettingsJson.encode(latest, document));
        } catch (SettingsException e) {
            failures.forEach(listener -> listener.accept(e));
        }
    }
}
