package io.godwit.app.transfers;

import io.godwit.app.network.Subscription;
import io.godwit.core.node.Upload;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What others fetch from here. Looks once a second on a thread of its own, on which those who listen are told, and only
 * when something changed. Thread-safe.
 */
public final class Uploading implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Uploading.class);
    private static final long LOOK_MILLIS = 1_000;

    private final List<Consumer<List<UploadSnapshot>>> listeners = new CopyOnWriteArrayList<>();
    private final UploadPace pace = new UploadPace();
    private final Supplier<List<Upload>> uploads;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("uploads").daemon().factory());
    private List<UploadSnapshot> latest = List.of();

    /**
     * Looks from now on.
     *
     * @param uploads what is fetched now, nothing while the network is off
     */
    public Uploading(Supplier<List<Upload>> uploads) {
        this.uploads = uploads;
        var _ =
                thread.scheduleWithFixedDelay(
                        this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Listens to what others fetch; is told the present first. */
    public Subscription onUploads(Consumer<List<UploadSnapshot>> listener) {
        inThread(() -> {
            listeners.add(listener);
            listener.accept(latest);
        });
        return () -> {
            listeners.remove(listener);
            // Whoever stops listening at once may not have been added yet.
            inThread(() -> listeners.remove(listener));
        };
    }

    private void inThread(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException closed) {
            LOG.debug("somebody listens, or no longer does, after the end", closed);
        }
    }

    private void look() {
        try {
            List<UploadSnapshot> now = pace.of(uploads.get(), System.nanoTime());
            if (!now.equals(latest)) {
                latest = now;
                listeners.forEach(one -> one.accept(now));
            }
        } catch (RuntimeException | Error e) {
            // Otherwise the thread would not be called again.
            LOG.error("looking after the uploads failed", e);
        }
    }

    /** Looks no longer. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
