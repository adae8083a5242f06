package io.godwit.app.desktop;

/** Keeps the system awake until it is closed. Closing returns at once and may be repeated. */
@FunctionalInterface
public interface Wakefulness extends AutoCloseable {
    @Override
    void close();
}
