package io.godwit.core.share;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that hash: as many as there are cores, gone when nothing is to be hashed. */
final class HashLanes {

    private static final long IDLE_SECONDS = 5;

    private HashLanes() {}

    static ThreadPoolExecutor start(int threads) {
        ThreadFactory factory = Thread.ofPlatform().name("godwit-hash-", 0).daemon().factory();
        ThreadPoolExecutor lanes =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        factory);
        lanes.allowCoreThreadTimeOut(true);
        return lanes;
    }
}
