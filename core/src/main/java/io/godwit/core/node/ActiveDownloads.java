package io.godwit.core.node;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.manifest.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is being fetched and may be announced, so that others can fetch it from here meanwhile: content that discovery
 * itself told of, and of which the manifest is known. What was fetched by a private link stays private. Thread-safe.
 */
final class ActiveDownloads {
    private final Map<ContentId, AnnouncedContent> opened = new ConcurrentHashMap<>();
    private final Set<ContentId> listedByDiscovery = ConcurrentHashMap.newKeySet();
    private final AtomicLong changes = new AtomicLong();

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
        opened.put(id, new AnnouncedContent(name, manifest.folder(), manifest.total(), id));
        changes.incrementAndGet();
    }

    /** It is over. */
    void ended(ContentId id) {
        listedByDiscovery.remove(id);
        if (opened.remove(id) != null) {
            changes.incrementAndGet();
        }
    }

    /** Changes with what {@link #announced} returns. */
    long revision() {
        return changes.get();
    }

    List<AnnouncedContent> announced() {
        return opened.values().stream().filter(c -> listedByDiscovery.contains(c.id())).toList();
    }
}
