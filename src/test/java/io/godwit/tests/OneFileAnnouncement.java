package io.godwit.tests;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.Announcement;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.List;

/**
 * What a peer tells a discovery server that has one file, at one address.
 *
 * @param name the peer's name
 * @param address where it is said to listen
 * @param content the file as it is claimed to be
 */
public record OneFileAnnouncement(String name, InetSocketAddress address, AnnouncedContent content)
        implements Announcement {

    /** The truth about a file. */
    public static OneFileAnnouncement of(String name, InetSocketAddress address, HashedFile file) {
        return of(name, address, file.name(), file.layout().size(), file.root());
    }

    /** Whatever is to be claimed. */
    public static OneFileAnnouncement of(
            String name, InetSocketAddress address, String file, long size, ContentId root) {
        return new OneFileAnnouncement(
                name, address, new AnnouncedContent(file, false, size, root));
    }

    @Override
    public List<InetSocketAddress> addresses() {
        return List.of(address);
    }

    @Override
    public long revision() {
        return 1;
    }

    @Override
    public Iterator<AnnouncedContent> entries() {
        return List.of(content).iterator();
    }
}
