package io.godwit.core.transfer.upload;

import io.godwit.core.content.ContentId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who wants to hear of new chunks of which file. Thread-safe. */
final class Subscriptions {

    private final Map<ContentId, Set<Subscription>> byRoot = new ConcurrentHashMap<>();

    void add(Subscription subscription) {
        byRoot.compute(
                subscription.root(),
                (root, present) -> {
                    Set<Subscription> set =
                            present == null ? ConcurrentHashMap.newKeySet() : present;
                    set.add(subscription);
                    return set;
                });
    }

    void remove(Subscription subscription) {
        byRoot.computeIfPresent(
                subscription.root(),
                (root, set) -> {
                    set.remove(subscription);
                    return set.isEmpty() ? null : set;
                });
    }

    void added(ContentId root, int chunk) {
        Set<Subscription> set = byRoot.get(root);
        if (set != null) {
            set.forEach(subscription -> subscription.added(chunk));
        }
    }
}
