package io.godwit.app.control;

import java.util.List;

/** What a command asks of the running node. */
public sealed interface ControlRequest {
    /** Most paths in one request. */
    int MAX_PATHS = 256;

    /**
     * Shares files and folders.
     *
     * @param paths absolute paths, 1 to {@value #MAX_PATHS}
     * @param visibility {@code public}, {@code contacts} or {@code link}
     */
    record Share(List<String> paths, String visibility) implements ControlRequest {
        /** Copies the paths. */
        public Share {
            paths = List.copyOf(paths);
        }
    }

    /**
     * Stops sharing.
     *
     * @param path an absolute path
     */
    record Unshare(String path) implements ControlRequest {}

    /**
     * Brings the window to the front and opens things in it.
     *
     * @param words absolute paths and {@code godwit://} links, at most {@value #MAX_PATHS}; none only brings it to the
     *     front
     */
    record Open(List<String> words) implements ControlRequest {
        /** Copies the words. */
        public Open {
            words = List.copyOf(words);
        }
    }

    /** Asks what is shared. */
    record Shares() implements ControlRequest {}
}
