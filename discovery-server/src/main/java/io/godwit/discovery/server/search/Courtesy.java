package io.godwit.discovery.server.search;

/** Leaves the processor to others: virtual threads are not interrupted by the clock, and the index computes for long. */
final class Courtesy {

    private Courtesy() {}

    /** Lets those go on who wait for a processor; to be called every few milliseconds. */
    @SuppressWarnings("ThreadPriorityCheck") // nothing depends on it but how long others wait
    static void letOthersGoOn() {
        Thread.yield();
    }
}
