package io.godwit.core.discovery;

import java.net.InetSocketAddress;
import java.util.Iterator;
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
     * @return a walk over it from the first to the last, for one thread; any number of walks may be under way and know
     *     nothing of each other. One that is under way while something changes may or may not have that; then the
     *     revision is another afterwards. It fails with {@link java.io.UncheckedIOException} when what is shared cannot
     *     be read; what it gave until then is not all, and must not be told as if it were
     */
    Iterator<AnnouncedContent> entries();
}
