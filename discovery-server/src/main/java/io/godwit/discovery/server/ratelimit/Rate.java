package io.godwit.discovery.server.ratelimit;

/**
 * How often something may be asked.
 *
 * @param burst requests at once, from 1
 * @param perSecond requests in the long run, from 1
 */
public record Rate(int burst, int perSecond) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is below 1
     */
    public Rate {
        if (burst < 1 || perSecond < 1) {
            throw new IllegalArgumentException("a rate is at least 1");
        }
    }
}
