package io.godwit.app.log;

import io.godwit.core.node.NodeEvent;

/** Words for the life of a node. */
final class NodeText {
    private NodeText() {}

    static ActivityLine line(NodeEvent event) {
        return new ActivityLine(event.severity(), "node", text(event));
    }

    private static String text(NodeEvent event) {
        return switch (event) {
            case NodeEvent.Started e -> "listening on port " + e.port();
            case NodeEvent.OtherPort e ->
                    "port " + e.wanted() + " is taken; using " + e.chosen() + " instead";
            case NodeEvent.NotAnnounced ignored ->
                    "another Godwit is announced with this profile; this one stays unannounced";
            case NodeEvent.Stopped ignored -> "stopped";
        };
    }
}
