package io.godwit.tests;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how far a running {@code godwit get --json -v} is, out of what it prints. */
public final class Progress {

    private static final Pattern VERIFIED = Pattern.compile("\"verified\":(\\d+)");
    private static final Pattern RESUMED = Pattern.compile("\"resumed\":(\\d+)");

    private Progress() {}

    /** Bytes verified and stored when it last said so. */
    public static long verified(Program get) {
        return get.err().stream().mapToLong(line -> number(VERIFIED, line)).max().orElse(0);
    }

    /** Whether it has said at all how far it is. */
    public static boolean isTold(Program get) {
        return get.err().stream().anyMatch(line -> VERIFIED.matcher(line).find());
    }

    /** Bytes that were there when it started, as it says. */
    public static long resumed(Program get) {
        return get.err().stream().mapToLong(line -> number(RESUMED, line)).max().orElse(0);
    }

    /** Waits until so many bytes are verified or it has ended. */
    public static void awaitVerified(Program get, long bytes, Duration patience) {
        await("verified " + bytes)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> verified(get) >= bytes || !get.isAlive());
    }

    private static long number(Pattern pattern, String line) {
        Matcher found = pattern.matcher(line);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }
}
