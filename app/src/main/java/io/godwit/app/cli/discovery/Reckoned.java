package io.godwit.app.cli.discovery;

import io.godwit.discovery.server.registry.RegistryLimits;
import io.godwit.discovery.server.tracker.TrackerSettings;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Limits that nobody said anything about, as high as the memory of this program allows.
 *
 * @param heap most bytes of heap
 */
public record Reckoned(long heap) {
    static final String PEERS = "--peers";
    static final String ENTRIES = "--entries";
    static final String ENTRIES_PER_NETWORK = "--entries-per-network";
    static final String TRACKER_PEERS = "--tracker-peers";

    private static final long MIB = 1L << 20;

    /** As much as the program was started with. */
    public static Reckoned here() {
        return new Reckoned(Runtime.getRuntime().maxMemory());
    }

    /** The value of an option, empty where it has a default. */
    Optional<String> value(OptionSpec option, ServerSources sources) {
        RegistryLimits limits = RegistryLimits.fitting(heap);
        return switch (option.longestName()) {
            case PEERS -> Optional.of(Integer.toString(limits.peers()));
            case ENTRIES -> Optional.of(Long.toString(limits.entries()));
            case ENTRIES_PER_NETWORK -> Optional.of(quarter(option.command(), sources));
            case TRACKER_PEERS -> Optional.of(Integer.toString(TrackerSettings.peersIn(heap)));
            default -> Optional.empty();
        };
    }

    /** Of the entries that somebody asked for; a number that is none is told of by the parser. */
    private String quarter(CommandSpec command, ServerSources sources) {
        OptionSpec option = command.findOption(ENTRIES);
        long said = option.<Integer>getValue();
        long entries = RegistryLimits.fitting(heap).entries();
        if (said > 0) {
            entries = said;
        } else {
            String text = sources.value(option).orElse("");
            entries = text.matches("[0-9]{1,9}") ? Long.parseLong(text) : entries;
        }
        return Long.toString(RegistryLimits.siteOf(entries));
    }

    /** What such a value follows from, for people. */
    Origin origin(OptionSpec option) {
        return Origin.reckoned(
                option.longestName().equals(ENTRIES_PER_NETWORK)
                        ? "a quarter of entries"
                        : "a heap of " + heap / MIB + " MiB");
    }
}
