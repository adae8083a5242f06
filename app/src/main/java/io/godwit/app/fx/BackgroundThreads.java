package io.godwit.app.fx;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads for what may block and so has no place on the interface thread. */
public final class BackgroundThreads {
    private BackgroundThreads() {}

    /**
     * A virtual thread for each task. What is asked for after closing is not done, and nothing is thrown: pages hear of
     * the network's end, and what they then ask for has nobody to be shown to.
     */
    public static ExecutorService open() {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                0,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofVirtual().name("window-", 0).factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }
}
