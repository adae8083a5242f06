package io.godwit.core.node;

import io.godwit.core.event.Event;
import io.godwit.core.event.Severity;

/** The life of a node. */
public sealed interface NodeEvent extends Event {
    /**
     * The node serves.
     *
     * @param port where it listens
     */
    record Started(int port) implements NodeEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }
    }

    /**
     * The usual port was taken.
     *
     * @param wanted the usual port
     * @param chosen where the node listens instead
     */
    record OtherPort(int wanted, int chosen) implements NodeEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    }

    /** Another process is announced under this identity. */
    record NotAnnounced() implements NodeEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }
    }

    /** The node has ended. */
    record Stopped() implements NodeEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }
    }
}
