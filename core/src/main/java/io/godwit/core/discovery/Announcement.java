package io.godwit.core.discovery;

import java.net.InetSocketAddress;
import java.util.List;

/** What this node tells a discovery source about itself; implemented by the node. Thread-safe. */
public interface Announcement {

    /** The name people see, 0 to 64 characters. */
    String name();

    /** Where this node listens, best first. */
    List<InetSocketAddress> addresses();

    /** Changes whenever {@link #entries} would return something else. */
    long revision();

    /**
     * Content to be found here: public shares, the files in them, and what is being fetched of public content.
     *
     * @param after number of entries to skip
     * @param limit most entries wanted
     */
    List<AnnouncedContent> entries(int after, int limit);
}
