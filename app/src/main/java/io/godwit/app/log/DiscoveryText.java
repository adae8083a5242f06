package io.godwit.app.log;

import io.godwit.app.text.Amounts;
import io.godwit.core.discovery.DiscoveryEvent;

/** Words for what happens between this node and discovery servers. */
final class DiscoveryText {
    private DiscoveryText() {}

    static ActivityLine line(DiscoveryEvent event) {
        return new ActivityLine(event.severity(), "discovery", text(event));
    }

    private static String text(DiscoveryEvent event) {
        return switch (event) {
            case DiscoveryEvent.Registered e -> "registered at " + e.source();
            case DiscoveryEvent.Published e ->
                    e.entries()
                            + " of our files and folders can be found"
                            + (e.complete() ? "" : ", and no more than that");
            case DiscoveryEvent.Unreachable e ->
                    e.source()
                            + " does not answer; trying again in "
                            + Amounts.time(e.retryIn())
                            + ", transfers go on";
            case DiscoveryEvent.Restored e -> e.source() + " answers again";
            case DiscoveryEvent.Rejected e ->
                    e.source()
                            + " refuses this node ("
                            + Shown.name(e.code())
                            + "); trying again in "
                            + Amounts.time(e.retryIn());
            case DiscoveryEvent.Disbelieved e ->
                    e.source()
                            + " named "
                            + Amounts.count(e.records(), "peer")
                            + " whose records do not hold; left out";
        };
    }
}
