package io.godwit.app.view.home;

import java.time.Duration;
import java.util.Optional;

/**
 * Something that is being fetched.
 *
 * @param number names it as long as the program runs
 * @param name what to call it, escaped
 * @param fraction from 0 to 1
 * @param bytesPerSecond pace
 * @param sources peers it comes from
 * @param timeLeft at that pace; empty when there is none
 */
record ActiveTransfer(
        long number,
        String name,
        double fraction,
        long bytesPerSecond,
        int sources,
        Optional<Duration> timeLeft)
        implements Happening {

    @Override
    public Object key() {
        return number;
    }
}
