package io.godwit.app.transfers;

/** Every download of this program: those that run, wait or have ended. Thread-safe. */
public interface Transfers extends AutoCloseable {
    /** Ends everything; what is fetched so far stays. */
    @Override
    void close();
}
