package io.godwit.core.event;

/**
 * Something that happened in the engine, as an immutable record.
 *
 * <p>Each feature declares a sealed interface that extends this one, so that a front end renders events with an
 * exhaustive switch. Events carry values, never sentences: the words belong to the front end and its language.
 */
public interface Event {

    /** How much this event asks for attention. */
    Severity severity();
}
