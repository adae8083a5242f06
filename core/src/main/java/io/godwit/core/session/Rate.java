package io.godwit.core.session;

/**
 * How often something may happen.
 *
 * @param perSecond steady rate, from 1
 * @param burst how often at once after a pause, from 1
 */
public record Rate(int perSecond, int burst) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is below 1
     */
    public Rate {
        if (perSecond < 1 || burst < 1) {
            throw new IllegalArgumentException("a rate and its burst are at least 1");
        }
    }
}
