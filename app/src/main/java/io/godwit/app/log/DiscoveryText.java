package io.godwit.app.log;

import io.godwit.core.discovery.DiscoveryEvent;

/** What is said about this node and discovery servers. */
final class DiscoveryText {
    private DiscoveryText() {}

    static ActivityLine line(DiscoveryEvent event) {
        return new ActivityLine(event.severity(), "discovery", sentence(event));
    }

    private static Sentence sentence(DiscoveryEvent event) {
        return switch (event) {
            case DiscoveryEvent.Registered e ->
                    Sentence.of("discovery.registered", Shown.source(e.source()));
            case DiscoveryEvent.Published e ->
                    Sentence.of(
                            "discovery.published" + (e.complete() ? "" : ".part"),
                            new Gap.Count(e.entries()));
            case DiscoveryEvent.Unreachable e ->
                    Sentence.of(
                            "discovery.unreachable",
                            Shown.source(e.source()),
                            Shown.time(e.retryIn()));
            case DiscoveryEvent.Restored e ->
                    Sentence.of("discovery.restored", Shown.source(e.source()));
            case DiscoveryEvent.Rejected e ->
                    Sentence.of(
                            "discovery.rejected",
                            Shown.source(e.source()),
                            Shown.name(e.code()),
                            Shown.time(e.retryIn()));
            case DiscoveryEvent.Disbelieved e ->
                    Sentence.of(
                            "discovery.disbelieved",
                            Shown.source(e.source()),
                            new Gap.Count(e.records()));
        };
    }
}
