package io.godwit.core.transfer.download;

import io.godwit.core.transfer.RateLimit;

/**
 * What one download may ask for: as much as both its own limit and the one of all downloads let it. Taking is guarded by
 * the lock of the job; the limit may be changed at any time by any thread.
 */
final class Allowance {

    private final RateLimit own;
    private final RateLimit shared;

    /**
     * An allowance.
     *
     * @param own limits this download alone
     * @param shared limits all downloads together
     */
    Allowance(RateLimit own, RateLimit shared) {
        this.own = own;
        this.shared = shared;
    }

    /**
     * Changes the download's own limit.
     *
     * @param bytesPerSecond 0 for none
     */
    void limit(long bytesPerSecond) {
        own.change(bytesPerSecond);
    }

    /**
     * Takes that many bytes at once, or none. The own limit is looked at first and taken from last: nobody else takes
     * from it meanwhile, so nothing of the shared one is ever taken in vain.
     */
    boolean take(int bytes) {
        return own.delay() == 0 && shared.takeOrDelay(bytes) == 0 && own.takeOrDelay(bytes) == 0;
    }
}
