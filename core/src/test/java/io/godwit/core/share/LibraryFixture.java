package io.godwit.core.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.Sha256;
import io.godwit.core.event.Event;
import io.godwit.core.event.EventSink;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestCodec;
import io.godwit.core.manifest.ManifestEntry.FileEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A library in a folder of its own, with what tests ask of it. */
final class LibraryFixture implements EventSink, AutoCloseable {

    static final Set<Visibility> ALL = EnumSet.allOf(Visibility.class);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private final Path home;
    private final boolean watch;
    private Library library;

    LibraryFixture(Path home, boolean watch) throws IOException {
        this.home = home;
        this.watch = watch;
        this.library = open();
    }

    private Library open() throws IOException {
        return Library.open(
                new LibrarySettings(
                        home,
                        List.of(),
                        List.of(),
                        2,
                        watch,
                        Duration.ofMillis(40),
                        Duration.ofHours(1)),
                this,
                new SecureRandom());
    }

    @Override
    public void emit(Event event) {
        events.add(event);
    }

    <T extends Event> Stream<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    void forgetEvents() {
        events.clear();
    }

    Library library() {
        return library;
    }

    void restart() throws IOException {
        library.close();
        events.clear();
        library = open();
    }

    void stop() throws IOException {
        library.close();
        events.clear();
    }

    void start() throws IOException {
        library = open();
    }

    /** Shares something and waits until it is indexed. */
    Share share(Path path, Visibility visibility) throws IOException {
        library.add(path, visibility);
        return awaitState(path, ShareState.READY);
    }

    Share share(Path path) throws IOException {
        return share(path, Visibility.PUBLIC);
    }

    Share awaitState(Path path, ShareState state) {
        await(() -> only(path).state() == state);
        return onlyUnchecked(path);
    }

    /** Waits until the share has another content ID than before, and is ready. */
    Share awaitChange(Share before) {
        await(() -> {
            Share now = only(before.path());
            return now.state() == ShareState.READY && !now.id().equals(before.id());
        });
        return onlyUnchecked(before.path());
    }

    void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(condition);
    }

    Share only(Path path) throws IOException {
        Path real = path.toAbsolutePath();
        return library.shares().stream()
                .filter(share -> share.path().equals(real))
                .findFirst()
                .orElseThrow();
    }

    private Share onlyUnchecked(Path path) {
        try {
            return only(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Manifest manifest(Share share) throws Exception {
        SharedFolder folder = library.folder(share.id().orElseThrow()).orElseThrow();
        byte[] encoded = new byte[(int) folder.length()];
        folder.read(0, encoded, 0, encoded.length);
        assertEquals(folder.id(), ManifestCodec.contentId(encoded));
        return ManifestCodec.decode(encoded);
    }

    ContentId rootOf(Share share, String... path) throws Exception {
        return manifest(share).files().stream()
                .filter(file -> file.path().equals(List.of(path)))
                .map(FileEntry::root)
                .findFirst()
                .orElseThrow();
    }

    static ContentId rootOf(String text) {
        return ContentId.of(Sha256.of(text.getBytes()));
    }

    /** All bytes of a served file, in odd pieces. */
    byte[] fetch(ContentId root) throws IOException {
        SharedFile file = library.file(root).orElseThrow();
        byte[] all = new byte[(int) file.layout().size()];
        for (int chunk = 0; chunk < file.layout().chunkCount(); chunk++) {
            int start = (int) file.layout().offsetOf(chunk);
            int length = file.layout().lengthOf(chunk);
            for (int at = 0; at < length; at += 100_003) {
                file.read(chunk, at, all, start + at, Math.min(100_003, length - at));
            }
        }
        assertEquals(root, file.layer().root());
        return all;
    }

    static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Override
    public void close() throws IOException {
        library.close();
        assertTrue(
                events(ShareEvent.IndexingFailed.class).findAny().isEmpty(),
                () -> "indexing failed: " + events);
    }
}
