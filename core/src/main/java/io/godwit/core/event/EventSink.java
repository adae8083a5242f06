package io.godwit.core.event;

/**
 * Receives events from the engine.
 *
 * <p>Called from many threads, also from the ones that move data: an implementation must be thread-safe, must not
 * block and must not throw.
 */
@FunctionalInterface
public interface EventSink {

    /** A sink that drops every event. */
    EventSink NONE = event -> {};

    /**
     * Takes one event.
     *
     * @param event what happened
     */
    void emit(Event event);
}
