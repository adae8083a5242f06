package io.godwit.core.discovery.server;

import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.Announcement;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** A peer without addresses that shares nothing and never changes; tests say what is different. */
class NothingShared implements Announcement {
    @Override
    public String name() {
        return "Ada";
    }

    @Override
    public List<InetSocketAddress> addresses() {
        return List.of();
    }

    @Override
    public long revision() {
        return 0;
    }

    @Override
    public Iterator<AnnouncedContent> entries() {
        return Collections.emptyIterator();
    }
}
