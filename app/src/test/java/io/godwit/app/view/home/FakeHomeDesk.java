package io.godwit.app.view.home;

import io.godwit.app.network.Subscription;
import io.godwit.core.peer.PeerId;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.Visibility;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A program in which a test decides what happens. */
final class FakeHomeDesk implements HomeDesk {
    static final PeerId ME = new PeerId(0x1234_5678_9abcL, 2, 3, 4);

    final List<Path> shared = new CopyOnWriteArrayList<>();

    /** What was shared before, and with whom. */
    final Map<Path, Visibility> already = new ConcurrentHashMap<>();

    final AtomicInteger looks = new AtomicInteger();
    final List<Consumer<List<ActiveTransfer>>> transferListeners = new CopyOnWriteArrayList<>();
    final List<Consumer<List<ActiveUpload>>> uploadListeners = new CopyOnWriteArrayList<>();
    final List<Runnable> networkListeners = new CopyOnWriteArrayList<>();
    volatile boolean online = true;
    volatile boolean answers = true;
    volatile int peers = 3;
    volatile Found found = new Found.Nearby();

    /** Holds up counting until it is opened. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public Visibility share(Path path) throws IOException {
        if (!online) {
            throw new OffException();
        }
        if (path.endsWith("unreadable")) {
            throw new ShareException(ShareException.Reason.UNREADABLE, "unreadable");
        }
        if (path.endsWith("unspeakable")) {
            throw new ShareException(ShareException.Reason.NOT_ALLOWED, "no name for others");
        }
        if (path.endsWith("broken")) {
            throw new IOException("the disk is broken");
        }
        Visibility before = already.get(path);
        if (before != null) {
            return before;
        }
        shared.add(path);
        return Visibility.PUBLIC;
    }

    @Override
    public Optional<Around> around() throws IOException {
        int counted = peers;
        looks.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (!answers) {
            throw new IOException("nobody answers");
        }
        return online ? Optional.of(new Around(counted, shared.size())) : Optional.empty();
    }

    @Override
    public Optional<PeerId> me() {
        return online ? Optional.of(ME) : Optional.empty();
    }

    @Override
    public Found found() {
        return online ? found : new Found.Nowhere();
    }

    @Override
    public String name() {
        return "Grace";
    }

    void fetches(List<ActiveTransfer> transfers) {
        transferListeners.forEach(one -> one.accept(transfers));
    }

    void turn(boolean on) {
        online = on;
        networkListeners.forEach(Runnable::run);
    }

    @Override
    public Subscription onTransfers(Consumer<List<ActiveTransfer>> listener) {
        transferListeners.add(listener);
        return () -> transferListeners.remove(listener);
    }

    void sends(List<ActiveUpload> uploads) {
        uploadListeners.forEach(one -> one.accept(uploads));
    }

    @Override
    public Subscription onUploads(Consumer<List<ActiveUpload>> listener) {
        uploadListeners.add(listener);
        return () -> uploadListeners.remove(listener);
    }

    @Override
    public Subscription onNetwork(Runnable listener) {
        networkListeners.add(listener);
        return () -> networkListeners.remove(listener);
    }
}
