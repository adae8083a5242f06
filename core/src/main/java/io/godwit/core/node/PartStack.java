package io.godwit.core.node;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of a node in the order they were made, closed in the opposite order. Used by one thread at a time. */
final class PartStack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartStack.class);

    /** Closes one part; named because a lambda may throw what it must. */
    interface Closing {
        void close() throws Exception;
    }

    private final Deque<Closing> parts = new ArrayDeque<>();

    /** Takes a part over. */
    <T extends AutoCloseable> T add(T part) {
        parts.push(part::close);
        return part;
    }

    /** Closes everything; a part that fails to close does not keep the others open. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception failed) {
                LOG.warn("a part did not close in order: {}", failed.toString());
            }
        }
    }
}
