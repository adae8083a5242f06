package io.godwit.app.view.peers;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.identity.Contact;
import io.godwit.core.identity.Trust;
import io.godwit.core.identity.Verification;
import io.godwit.core.node.BrowsePage;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.ListedContent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Peers in memory. */
final class FakePeerDesk implements PeerDesk {
    static final PeerId OWN = id(0);

    final List<FoundPeer> online = new CopyOnWriteArrayList<>();
    final Map<PeerId, Contact> contacts = new ConcurrentHashMap<>();
    final Set<PeerId> blocked = ConcurrentHashMap.newKeySet();
    final List<String> downloads = new CopyOnWriteArrayList<>();
    final List<PeerId> pinged = new CopyOnWriteArrayList<>();
    final List<String> browsed = new CopyOnWriteArrayList<>();
    volatile boolean running = true;
    volatile boolean reachable = true;
    volatile boolean readOnly;
    volatile int entries = 250;

    /** The page that a cursor leads to, in place of those of the entries. */
    volatile Optional<Function<String, BrowsePage>> pages = Optional.empty();

    static PeerId id(int seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return PeerId.of(bytes);
    }

    FakePeerDesk with(int seed, String name, int shares) {
        online.add(
                new FoundPeer(
                        id(seed),
                        name,
                        List.of(
                                new InetSocketAddress(
                                        InetAddress.ofLiteral("192.168.1." + (20 + seed % 200)),
                                        9_000)),
                        shares));
        return this;
    }

    @Override
    public boolean online() {
        return running;
    }

    @Override
    public Optional<PeerId> own() {
        return Optional.of(OWN);
    }

    @Override
    public List<FoundPeer> peers() throws IOException {
        if (!reachable) {
            throw new IOException("no server");
        }
        return List.copyOf(online);
    }

    @Override
    public List<Contact> contacts() {
        return List.copyOf(contacts.values());
    }

    @Override
    public List<PeerId> blocked() {
        return List.copyOf(blocked);
    }

    @Override
    public Trust trust(PeerId peer) {
        if (blocked.contains(peer)) {
            return Trust.BLOCKED;
        }
        return contacts.containsKey(peer) ? Trust.CONTACT : Trust.UNKNOWN;
    }

    @Override
    public void keep(PeerId peer, String name, Verification verification) throws IOException {
        check();
        contacts.put(peer, new Contact(peer, name, Instant.EPOCH, verification));
    }

    @Override
    public void forget(PeerId peer) throws IOException {
        check();
        contacts.remove(peer);
    }

    @Override
    public void block(PeerId peer, boolean now) throws IOException {
        check();
        if (now) {
            blocked.add(peer);
        } else {
            blocked.remove(peer);
        }
    }

    private void check() throws IOException {
        if (readOnly) {
            throw new IOException("the disk is full");
        }
    }

    @Override
    public Duration ping(PeerId peer) {
        pinged.add(peer);
        return Duration.ofMillis(12);
    }

    @Override
    public BrowsePage browse(PeerId peer, String cursor) throws IOException {
        browsed.add(cursor);
        if (!reachable) {
            throw new IOException("gone");
        }
        Optional<Function<String, BrowsePage>> others = pages;
        if (others.isPresent()) {
            return others.get().apply(cursor);
        }
        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        int to = Math.min(entries, from + 100);
        List<ListedContent> page = new ArrayList<>();
        for (int i = from; i < to; i++) {
            byte[] id = new byte[32];
            id[0] = (byte) i;
            id[1] = (byte) (i >> 8);
            page.add(
                    new ListedContent(
                            i % 3 == 0 ? "Holiday " + (2026 - i) : "Recording " + i + ".flac",
                            i % 3 == 0,
                            (i + 1) * 7_340_032L,
                            ContentId.of(id)));
        }
        return new BrowsePage(page, to < entries ? Integer.toString(to) : "");
    }

    @Override
    public void download(ListedContent content, PeerId from) {
        downloads.add(content.name());
    }
}
