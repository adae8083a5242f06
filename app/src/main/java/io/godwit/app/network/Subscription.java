package io.godwit.app.network;

/** Somebody listens until this is closed. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    /** Stops listening; a second call does nothing. */
    @Override
    void close();
}
