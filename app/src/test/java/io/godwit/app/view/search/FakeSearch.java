package io.godwit.app.view.search;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.share.SharedCopy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A search without a network: a test decides who answers what and when. */
final class FakeSearch implements ContentSearch {
    final List<String> asked = new CopyOnWriteArrayList<>();
    final ConcurrentHashMap<String, List<FoundContent>> answers = new ConcurrentHashMap<>();
    final ConcurrentHashMap<String, CountDownLatch> held = new ConcurrentHashMap<>();

    /** What is shared from here, by its content ID. */
    final ConcurrentHashMap<ContentId, SharedCopy> here = new ConcurrentHashMap<>();

    final OwnCopies own = id -> Optional.ofNullable(here.get(id));
    volatile boolean online = true;
    volatile boolean reachable = true;
    volatile boolean beginning;

    @Override
    public boolean isBeginning() {
        return beginning;
    }

    @Override
    public Optional<List<FoundContent>> find(String text, int limit) throws DiscoveryException {
        asked.add(text);
        CountDownLatch latch = held.get(text);
        if (latch != null) {
            // Like a socket, it does not mind an interrupt and answers late.
            boolean waiting = true;
            while (waiting) {
                try {
                    latch.await();
                    waiting = false;
                } catch (InterruptedException ignored) {
                    waiting = latch.getCount() > 0;
                }
            }
        }
        if (!online) {
            return Optional.empty();
        }
        if (!reachable) {
            throw new DiscoveryException(DiscoveryException.Reason.UNREACHABLE, "test");
        }
        List<FoundContent> all = answers.getOrDefault(text, List.of());
        return Optional.of(all.subList(0, Math.min(limit, all.size())));
    }

    static FoundContent hit(String name, long size, int sources) {
        return new FoundContent(
                name,
                !name.contains("."),
                size,
                new ContentId(name.hashCode(), size, 0, 1),
                sources);
    }
}
