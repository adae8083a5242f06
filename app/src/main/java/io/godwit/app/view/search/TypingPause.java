package io.godwit.app.view.search;

/** Waits until a person has probably stopped typing. */
@FunctionalInterface
interface TypingPause {

    /** Blocks for a moment. */
    void await() throws InterruptedException;
}
