package io.godwit.app;

import java.util.stream.Stream;

/** Where {@code godwit-discovery} starts: the same as {@code godwit discovery}. */
public final class DiscoveryMain {
    private DiscoveryMain() {}

    /**
     * Runs the discovery server and ends the process with its exit code.
     *
     * @param words the command line
     */
    public static void main(String[] words) {
        Main.main(Stream.concat(Stream.of("discovery"), Stream.of(words)).toArray(String[]::new));
    }
}
