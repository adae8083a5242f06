package io.godwit.core.node;

import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.Announcement;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a node tells discovery about itself. Thread-safe. */
final class NodeAnnouncement implements Announcement {
    private volatile String name;
    private final LocalAddresses addresses;
    private final PublicEntries library;
    private final ActiveDownloads downloads;

    NodeAnnouncement(
            String name,
            LocalAddresses addresses,
            PublicEntries library,
            ActiveDownloads downloads) {
        this.name = name;
        this.addresses = addresses;
        this.library = library;
        this.downloads = downloads;
    }

    @Override
    public String name() {
        return name;
    }

    /** Takes another name, which is sent at the next refresh. */
    void rename(String other) {
        name = other;
    }

    @Override
    public List<InetSocketAddress> addresses() {
        return addresses.list();
    }

    @Override
    public long revision() {
        // Both only grow, so that their sum changes whenever one of them does.
        return library.revision() + downloads.revision();
    }

    @Override
    public Iterator<AnnouncedContent> entries() {
        // Taken now: a download that ends while the library is walked over changes the revision.
        List<AnnouncedContent> fetched = downloads.announced();
        return Stream.concat(StreamSupport.stream(library.spliterator(), false), fetched.stream())
                .iterator();
    }
}
