package io.godwit.core.node;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.manifest.Manifest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * What is being fetched and may be announced, so that others can fetch it from here meanwhile: content that discovery
 * itself told of, and of which the manifest is known. What was fetched by a private link stays private. Thread-safe.
 */
final class ActiveDownloads {
    private record Opened(AnnouncedContent content, long since) {}

    /** How many downloads of it there are, as two can be of the same content, each into a folder of its own. */
    private final Map<ContentId, Integer> running = new ConcurrentHashMap<>();

    private final Map<ContentId, Opened> opened = new ConcurrentHashMap<>();
    private final Set<ContentId> listedByDiscovery = ConcurrentHashMap.newKeySet();
    private final AtomicLong changes = new AtomicLong();
    private final LongSupplier nanos;

    /**
     * Nothing is fetched yet.
     *
     * @param nanos a clock that only goes forward
     */
    ActiveDownloads(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** A download of it begins; {@link #ended} is called once for each. */
    void begun(ContentId id) {
        running.merge(id, 1, Integer::sum);
    }

    /** Discovery named sources for it, so that it is no secret. */
    void listed(ContentId id) {
        if (listedByDiscovery.add(id)) {
            changes.incrementAndGet();
        }
    }

    /** Whether discovery named sources for it. */
    boolean isListed(ContentId id) {
        return listedByDiscovery.contains(id);
    }

    /** Its manifest is here and chunks are coming. */
    void opened(ContentId id, String name, Manifest manifest) {
        var content = new AnnouncedContent(name, manifest.folder(), manifest.total(), id);
        opened.put(id, new Opened(content, nanos.getAsLong()));
        changes.incrementAndGet();
    }

    /** A download of it is over; with the last one nothing is known of it any more. */
    void ended(ContentId id) {
        // In one step: what another download that begins now tells of it must not be lost.
        running.computeIfPresent(
                id,
                (_, count) -> {
                    if (count > 1) {
                        return count - 1;
                    }
                    forget(id);
                    return null;
                });
    }

    private void forget(ContentId id) {
        listedByDiscovery.remove(id);
        if (opened.remove(id) != null) {
            changes.incrementAndGet();
        }
    }

    /** Whether something is being fetched for at least so long. */
    boolean lastFor(Duration time) {
        long now = nanos.getAsLong();
        return opened.values().stream().anyMatch(one -> now - one.since() >= time.toNanos());
    }

    /** Changes with what {@link #announced} returns. */
    long revision() {
        return changes.get();
    }

    List<AnnouncedContent> announced() {
        return opened.values().stream()
                .map(Opened::content)
                .filter(content -> listedByDiscovery.contains(content.id()))
                .toList();
    }
}
