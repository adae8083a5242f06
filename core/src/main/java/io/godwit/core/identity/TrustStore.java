package io.godwit.core.identity;

import io.godwit.core.event.EventSink;
import io.godwit.core.identity.IdentityException.Reason;
import io.godwit.core.peer.PeerId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The contacts and the blocked peers of this node, at most 100,000, in one JSON file that is replaced in one step; the
 * version before the last change is kept beside it as {@code NAME.previous}. Thread-safe; reading never waits.
 */
public final class TrustStore {

    /** What the file is called in a profile folder. */
    public static final String NAME = "trust.json";

    private static final String PREVIOUS = ".previous";
    private static final String DAMAGED = ".damaged";

    private final PrivateFile file;
    private final InstantSource clock;
    private final EventSink events;

    /** Puts changes in order; held while the file is written, which is why readers do not take it. */
    private final ReentrantLock changes = new ReentrantLock();

    /** Which file {@link #list} was read from or written to. */
    private String stamp;

    private volatile TrustList list;

    private TrustStore(
            PrivateFile file, InstantSource clock, EventSink events, TrustList list, String stamp) {
        this.file = file;
        this.clock = clock;
        this.events = events;
        this.list = list;
        this.stamp = stamp;
    }

    /**
     * Reads the file, if there is one. When it is damaged, or gone while its previous copy is there, the copy is used,
     * what was damaged is kept as {@code NAME.damaged}, and {@link IdentityEvent.TrustRecovered} is sent.
     *
     * @param file where it is; its folder is made when needed, for its owner alone
     * @param clock dates new entries
     * @param events told of changes and of a recovery
     * @throws IdentityException if the file cannot be read, others may read it, or it and the copy are damaged
     */
    public static TrustStore open(Path file, InstantSource clock, EventSink events)
            throws IdentityException {
        var privateFile = new PrivateFile(file);
        String stamp = privateFile.stamp();
        TrustList list;
        if (privateFile.exists()) {
            byte[] json = privateFile.read(TrustJson.MAX_BYTES);
            list = decodeOrRecover(privateFile, json, events);
        } else {
            list = recover(privateFile, events).orElse(TrustList.EMPTY);
        }
        // Of before a recovery: then it is read once more, which does no harm.
        return new TrustStore(privateFile, clock, events, list, stamp);
    }

    /** What this node's owner thinks of a peer. */
    public Trust trust(PeerId id) {
        return list.trust(id);
    }

    /** The contact with an ID, whether or not it is blocked. */
    public Optional<Contact> contact(PeerId id) {
        return list.contact(id);
    }

    /** All contacts, in the order they were added. */
    public List<Contact> contacts() {
        return List.copyOf(list.contacts().values());
    }

    /** All blocked peers, in the order they were blocked. */
    public List<BlockedPeer> blocked() {
        return List.copyOf(list.blocked().values());
    }

    /**
     * Adds a contact, or changes its name and verification.
     *
     * @param id the peer
     * @param name 1 to 64 characters
     * @param verification how its ID was checked
     * @throws IdentityException if the list is full or the file cannot be written; then nothing has changed
     * @throws IllegalArgumentException if the name is empty or too long
     */
    public void addContact(PeerId id, String name, Verification verification)
            throws IdentityException {
        change(
                id,
                before -> {
                    var added = before.contact(id).map(Contact::added).orElseGet(clock::instant);
                    return before.with(new Contact(id, name, added, verification));
                });
    }

    /**
     * Forgets a contact; a block stays.
     *
     * @throws IdentityException if the file cannot be written; then nothing has changed
     */
    public void removeContact(PeerId id) throws IdentityException {
        change(id, before -> before.withoutContact(id));
    }

    /**
     * Refuses a peer from now on.
     *
     * @throws IdentityException if the list is full or the file cannot be written; then nothing has changed
     */
    public void block(PeerId id) throws IdentityException {
        change(id, before -> before.with(new BlockedPeer(id, clock.instant())));
    }

    /**
     * Ends a block.
     *
     * @throws IdentityException if the file cannot be written; then nothing has changed
     */
    public void unblock(PeerId id) throws IdentityException {
        change(id, before -> before.withoutBlock(id));
    }

    /**
     * Takes over what another program has changed in the file since it was last read or written; cheap when that is
     * nothing. Each peer whose trust differs is told as {@link IdentityEvent.TrustChanged}.
     *
     * @throws IdentityException if the changed file cannot be read; then nothing has changed here
     */
    public void refresh() throws IdentityException {
        List<IdentityEvent> news;
        changes.lock();
        try {
            news = takeOver();
        } finally {
            changes.unlock();
        }
        news.forEach(events::emit);
    }

    private List<IdentityEvent> takeOver() throws IdentityException {
        String now = file.stamp();
        if (now.equals(stamp) || now.isEmpty()) {
            return List.of();
        }
        // Also when it turns out to be damaged, which is then said once and not again and again.
        stamp = now;
        TrustList before = list;
        TrustList after = TrustJson.decode(file.read(TrustJson.MAX_BYTES));
        list = after;
        return Stream.of(before.contacts(), before.blocked(), after.contacts(), after.blocked())
                .flatMap(peers -> peers.keySet().stream())
                .distinct()
                .filter(peer -> before.trust(peer) != after.trust(peer))
                .<IdentityEvent>map(peer -> new IdentityEvent.TrustChanged(peer, after.trust(peer)))
                .toList();
    }

    private void change(PeerId id, UnaryOperator<TrustList> operation) throws IdentityException {
        refresh();
        changes.lock();
        try {
            TrustList after = operation.apply(list);
            if (after.equals(list)) {
                return;
            }
            if (after.size() > TrustList.MAX_ENTRIES) {
                throw new IdentityException(
                        Reason.FULL,
                        "There are 100,000 contacts and blocked peers.",
                        "Remove some of them.");
            }
            save(after);
            list = after;
        } finally {
            changes.unlock();
        }
        events.emit(new IdentityEvent.TrustChanged(id, trust(id)));
    }

    private void save(TrustList after) throws IdentityException {
        if (file.exists()) {
            file.sibling(PREVIOUS).replace(TrustJson.encode(list));
        }
        file.replace(TrustJson.encode(after));
        stamp = file.stamp();
    }

    private static TrustList decodeOrRecover(PrivateFile file, byte[] json, EventSink events)
            throws IdentityException {
        try {
            return TrustJson.decode(json);
        } catch (IdentityException damaged) {
            TrustList list = recover(file, events).orElseThrow(() -> damaged);
            file.sibling(DAMAGED).replace(json);
            file.replace(TrustJson.encode(list));
            return list;
        }
    }

    private static Optional<TrustList> recover(PrivateFile file, EventSink events)
            throws IdentityException {
        PrivateFile copy = file.sibling(PREVIOUS);
        if (!copy.exists()) {
            return Optional.empty();
        }
        TrustList list = TrustJson.decode(copy.read(TrustJson.MAX_BYTES));
        events.emit(
                new IdentityEvent.TrustRecovered(list.contacts().size(), list.blocked().size()));
        return Optional.of(list);
    }
}
