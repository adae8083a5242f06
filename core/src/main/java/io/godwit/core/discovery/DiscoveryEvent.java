package io.godwit.core.discovery;

import io.godwit.core.event.Event;
import io.godwit.core.event.Severity;
import java.net.URI;
import java.time.Duration;

/** What happens between this node and a discovery source. */
public sealed interface DiscoveryEvent extends Event {

    /** The source this is about. */
    URI source();

    /** The source knows this node. */
    record Registered(URI source) implements DiscoveryEvent {
        @Override
        public Severity severity() {
            return Severity.SUCCESS;
        }
    }

    /**
     * What this node offers can be found there.
     *
     * @param entries number of files and folders
     * @param complete whether that is everything; a source takes a limited number
     */
    record Published(URI source, int entries, boolean complete) implements DiscoveryEvent {
        @Override
        public Severity severity() {
            return complete ? Severity.INFO : Severity.WARNING;
        }
    }

    /**
     * The source does not answer; this node goes on trying.
     *
     * @param retryIn time until the next try
     */
    record Unreachable(URI source, Duration retryIn) implements DiscoveryEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    }

    /** The source answers again. */
    record Restored(URI source) implements DiscoveryEvent {
        @Override
        public Severity severity() {
            return Severity.SUCCESS;
        }
    }

    /**
     * The source refuses this node; it goes on trying.
     *
     * @param code name of the error in DISCOVERY.md, or {@code HTTP} and a status
     * @param field what it objects to, or empty
     * @param retryIn time until the next try
     */
    record Rejected(URI source, String code, String field, Duration retryIn)
            implements DiscoveryEvent {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }
    }

    /**
     * The source named peers whose records do not hold; they were left out.
     *
     * @param records how many
     */
    record Disbelieved(URI source, int records) implements DiscoveryEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    }
}
