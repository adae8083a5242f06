package io.godwit.app.view.peers;

import io.godwit.app.fx.InTurn;
import io.godwit.app.fx.ListDiff;
import io.godwit.app.fx.Reload;
import io.godwit.core.content.DisplayName;
import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.event.Event;
import io.godwit.core.identity.Contact;
import io.godwit.core.identity.IdentityEvent;
import io.godwit.core.identity.Verification;
import io.godwit.core.peer.PeerFormatException;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
import io.godwit.core.peer.SafetyNumber;
import io.godwit.core.protocol.ListedContent;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Who is around, who is chosen, and what can be done with that peer. Interface thread only, but {@link #happened}. */
final class PeersViewModel {
    /** Looks between two measurements of everybody. */
    private static final int LOOKS_PER_PING = 4;

    private final PeerDesk desk;
    private final Favourites favourites;
    private final Executor background;
    private final Executor changes;
    private final Executor ui;
    private final Reload<Loaded> reload;
    private final Pinger pinger;
    private final BrowseModel browse;
    private final ObservableList<PeerRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Status> status =
            new ReadOnlyObjectWrapper<>(Status.LOADING);
    private final ReadOnlyObjectWrapper<Optional<PeerRow>> chosen =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<SafetyNumber>> safety =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty failed = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper applying = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private volatile String filter = "";

    /** The chosen peer as it was when it was last online; stays in the list while it is chosen. */
    private volatile Optional<PeerRow> seen = Optional.empty();

    /** This node itself, once it was asked. */
    private volatile Optional<PeerId> own = Optional.empty();

    /** Somebody who was just added, and is chosen as soon as there is a row. */
    private Optional<PeerId> added = Optional.empty();

    private int looks;

    /** Whether there is a list. */
    enum Status {
        LOADING,
        SHOWN,
        /** The node runs, and no discovery server answers; contacts are shown. */
        UNREACHABLE,
        OFFLINE
    }

    /** Why what was typed makes nobody a contact. */
    enum Fault {
        NOT_AN_ID,
        OWN_ID,
        NO_NAME
    }

    private record Loaded(List<PeerRow> all, List<PeerRow> rows, Status status) {}

    /**
     * An empty page.
     *
     * @param desk what it shows
     * @param favourites who stands first
     * @param background for what may block
     * @param ui the interface thread
     */
    PeersViewModel(PeerDesk desk, Favourites favourites, Executor background, Executor ui) {
        this.desk = desk;
        this.favourites = favourites;
        this.background = background;
        changes = new InTurn(background);
        this.ui = ui;
        reload = new Reload<>(background, ui, this::load, this::show, e -> {});
        pinger = new Pinger(desk, background, reload::request);
        browse = new BrowseModel(desk, background, ui);
    }

    ObservableList<PeerRow> rows() {
        return rows;
    }

    /** Changes after the rows did, once for all of them. */
    ReadOnlyLongProperty revision() {
        return revision.getReadOnlyProperty();
    }

    /** True from before the rows are changed until all of them are in their place. */
    ReadOnlyBooleanProperty applying() {
        return applying.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Status> status() {
        return status.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<PeerRow>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** The number to compare with the chosen peer, once it is computed. */
    ReadOnlyObjectProperty<Optional<SafetyNumber>> safety() {
        return safety.getReadOnlyProperty();
    }

    /** Set when a change could not be kept; whoever has said so sets it back. */
    BooleanProperty failed() {
        return failed;
    }

    BrowseModel browse() {
        return browse;
    }

    /** Looks who is there, and every few times measures everybody anew; to be called regularly. */
    void look() {
        if (looks++ % LOOKS_PER_PING == 0) {
            pinger.forget();
        }
        reload.request();
    }

    /** Looks who is there now. */
    void refresh() {
        reload.request();
    }

    /** Something happened in the node; called on any thread. */
    void happened(Event event) {
        if (event instanceof IdentityEvent.TrustChanged) {
            reload.request();
        }
    }

    /** Shows only peers whose name or ID contains a text. */
    void filter(String text) {
        filter = text.strip().toLowerCase(Locale.ROOT);
        reload.request();
    }

    /** Shows more of a peer. */
    void choose(PeerRow row) {
        boolean another = chosen.get().filter(now -> now.id().equals(row.id())).isEmpty();
        if (another) {
            seen = Optional.empty();
        }
        look(row);
        if (another) {
            browse.close();
            safety.set(Optional.empty());
            background.execute(() -> compute(row.id()));
            if (row.canBeAsked()) {
                pinger.measure(List.of(row.id()));
            }
        }
    }

    private void look(PeerRow row) {
        if (row.online()) {
            seen = Optional.of(row);
        }
        chosen.set(Optional.of(row));
    }

    /** Shows more of nobody: the chosen peer is neither there nor known any more. */
    private void chooseNobody() {
        seen = Optional.empty();
        chosen.set(Optional.empty());
        safety.set(Optional.empty());
        browse.close();
    }

    private void compute(PeerId other) {
        Optional<SafetyNumber> number = desk.own().map(own -> SafetyNumber.of(own, other));
        ui.execute(() -> {
            if (chosen.get().filter(row -> row.id().equals(other)).isPresent()) {
                safety.set(number);
            }
        });
    }

    /** Whether a text can be the name of a contact. */
    static boolean isName(String text) {
        int length = text.strip().codePointCount(0, text.strip().length());
        return length >= 1 && length <= Contact.MAX_NAME;
    }

    /**
     * A name as it stands in a field in which it is changed. What stands there is kept, so it is the name itself where
     * that can be seen; a backslash can, and is doubled only where other signs need escapes.
     */
    static String editable(String name) {
        String plain = name.replace('\\', '/');
        return DisplayName.of(plain).equals(plain) ? name : DisplayName.of(name, Contact.MAX_NAME);
    }

    /** Makes a peer a contact under a name, or gives a contact another one; how it was verified stays. */
    void keep(PeerRow row, String name) {
        change(() -> keep(row.id(), name.strip()));
    }

    /** The ID that a text is, in whatever case and grouping. */
    static Optional<PeerId> parse(String text) {
        try {
            return Optional.of(PeerIdText.parse(text));
        } catch (PeerFormatException somethingElse) {
            return Optional.empty();
        }
    }

    /**
     * Makes somebody a contact who need not be online, and chooses it; how a contact was verified stays.
     *
     * @return why not, if not
     */
    Optional<Fault> add(String id, String name) {
        Optional<PeerId> peer = parse(id);
        if (peer.isEmpty()) {
            return Optional.of(Fault.NOT_AN_ID);
        }
        if (peer.equals(own)) {
            return Optional.of(Fault.OWN_ID);
        }
        if (!isName(name)) {
            return Optional.of(Fault.NO_NAME);
        }
        added = peer;
        change(() -> keep(peer.get(), name.strip()), () -> notAdded(peer.get()));
        return Optional.empty();
    }

    /** Whoever could not be added is not chosen either when there is a row some time later. */
    private void notAdded(PeerId peer) {
        added = added.filter(other -> !other.equals(peer));
    }

    private void keep(PeerId peer, String name) throws IOException {
        Verification verification =
                contact(peer).map(Contact::verification).orElse(Verification.NONE);
        desk.keep(peer, name, verification);
    }

    /** As it is now: a row that is shown may not know of the last change yet. */
    private Optional<Contact> contact(PeerId peer) {
        return desk.contacts().stream().filter(contact -> contact.id().equals(peer)).findFirst();
    }

    /** The person has compared the whole safety number, and it is the same on both sides. */
    void verified(PeerRow row) {
        String shown = isName(row.name()) ? row.name().strip() : row.shortId();
        change(() ->
                desk.keep(
                        row.id(),
                        contact(row.id()).map(Contact::name).orElse(shown),
                        Verification.SAFETY_NUMBER));
    }

    /** Forgets a contact. */
    void forget(PeerRow row) {
        seen = Optional.empty();
        change(() -> desk.forget(row.id()));
    }

    /** Refuses a peer, or no longer. */
    void block(PeerRow row, boolean blocked) {
        change(() -> desk.block(row.id(), blocked));
    }

    /** Puts a peer first, or no longer. */
    void favour(PeerRow row) {
        favourites.set(row.id(), !row.favourite());
        reload.request();
    }

    /** Puts something that the chosen peer shares into the queue of downloads. */
    void download(ListedContent content) {
        chosen.get().ifPresent(row -> background.execute(() -> desk.download(content, row.id())));
    }

    private interface Change {
        void make() throws IOException;
    }

    private void change(Change what) {
        change(what, () -> {});
    }

    private void change(Change what, Runnable unmade) {
        changes.execute(() -> {
            try {
                what.make();
            } catch (IOException e) {
                ui.execute(() -> {
                    unmade.run();
                    failed.set(true);
                });
            }
            reload.request();
        });
    }

    private Loaded load() {
        own = desk.own();
        PeerList list = new PeerList(desk, pinger.latencies(), favourites.all());
        String text = filter;
        List<FoundPeer> online = List.of();
        Status now = Status.OFFLINE;
        if (desk.online()) {
            try {
                online = desk.peers();
                now = Status.SHOWN;
            } catch (IOException e) {
                now = Status.UNREACHABLE;
            }
        }
        List<PeerRow> all = list.rows(online, now == Status.OFFLINE ? Optional.empty() : seen);
        pinger.measure(all.stream().filter(PeerRow::canBeAsked).map(PeerRow::id).toList());
        return new Loaded(
                all, all.stream().filter(row -> text.isEmpty() || row.matches(text)).toList(), now);
    }

    private void show(Loaded loaded) {
        status.set(loaded.status());
        applying.set(true);
        ListDiff.apply(rows, loaded.rows(), PeerRow::id);
        applying.set(false);
        chosen.get()
                .ifPresent(old ->
                        loaded.all().stream()
                                .filter(row -> row.id().equals(old.id()))
                                .findFirst()
                                .ifPresentOrElse(this::look, this::chooseNobody));
        added.flatMap(peer -> rows.stream().filter(row -> row.id().equals(peer)).findFirst())
                .ifPresent(row -> {
                    added = Optional.empty();
                    choose(row);
                });
        revision.set(revision.get() + 1);
    }
}
