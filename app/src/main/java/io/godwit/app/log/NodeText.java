package io.godwit.app.log;

import io.godwit.core.node.NodeEvent;

/** What is said about the life of a node. */
final class NodeText {
    private NodeText() {}

    static ActivityLine line(NodeEvent event) {
        return new ActivityLine(event.severity(), "node", sentence(event));
    }

    private static Sentence sentence(NodeEvent event) {
        return switch (event) {
            case NodeEvent.Started e -> Sentence.of("node.started", Shown.number(e.port()));
            case NodeEvent.OtherPort e ->
                    Sentence.of(
                            "node.other_port", Shown.number(e.wanted()), Shown.number(e.chosen()));
            case NodeEvent.NotAnnounced ignored -> Sentence.of("node.not_announced");
            case NodeEvent.Stopped ignored -> Sentence.of("node.stopped");
        };
    }
}
