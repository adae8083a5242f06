package io.godwit.app.view.peers;

import io.godwit.core.node.BrowsePage;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.ListedContent;
import java.io.IOException;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What one peer shares, fetched page by page as the person scrolls. Interface thread only. */
final class BrowseModel {
    /** A peer that goes on and on is not followed further. */
    static final int MOST = 100_000;

    /** Pages in a row without entries that are followed. */
    static final int MOST_EMPTY = 8;

    private final PeerDesk desk;
    private final Executor background;
    private final Executor ui;
    private final ObservableList<ListedContent> entries = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.CLOSED);
    private @Nullable PeerId peer;
    private String next = "";
    private int emptyPages;

    /** Changes with every opening and closing: an answer to an earlier one is nobody's, also of the same peer. */
    private long opening;

    /** How far browsing is. */
    enum State {
        /** Nobody is browsed. */
        CLOSED,
        /** A page is on its way. */
        LOADING,
        /** There is more. */
        MORE,
        /** That was all. */
        ALL,
        /** The peer could not be asked. */
        FAILED
    }

    BrowseModel(PeerDesk desk, Executor background, Executor ui) {
        this.desk = desk;
        this.background = background;
        this.ui = ui;
    }

    ObservableList<ListedContent> entries() {
        return entries;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Begins with the first page of a peer. */
    void open(PeerId wanted) {
        close();
        peer = wanted;
        load(wanted);
    }

    /** Shows nothing; what is still on its way is dropped. */
    void close() {
        opening++;
        peer = null;
        next = "";
        emptyPages = 0;
        entries.clear();
        state.set(State.CLOSED);
    }

    /** Fetches the next page, if there is one and none is on its way; after a failure it is tried again. */
    void more() {
        State now = state.get();
        PeerId wanted = peer;
        if (wanted != null && (now == State.MORE || now == State.FAILED)) {
            load(wanted);
        }
    }

    private void load(PeerId wanted) {
        state.set(State.LOADING);
        String cursor = next;
        long asked = opening;
        background.execute(() -> {
            try {
                BrowsePage page = desk.browse(wanted, cursor);
                ui.execute(() -> show(asked, page));
            } catch (IOException e) {
                ui.execute(() -> fail(asked));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                ui.execute(() -> fail(asked));
            }
        });
    }

    private void show(long asked, BrowsePage page) {
        if (asked == opening) {
            boolean again = page.next().equals(next);
            next = page.next();
            entries.addAll(page.entries());
            boolean empty = page.entries().isEmpty();
            emptyPages = empty ? emptyPages + 1 : 0;
            boolean enough = entries.size() >= MOST || emptyPages > MOST_EMPTY;
            boolean ended = next.isEmpty() || again || enough;
            state.set(ended ? State.ALL : State.MORE);
            if (empty) {
                // Nothing new comes into sight that would ask for the next one.
                more();
            }
        }
    }

    private void fail(long asked) {
        if (asked == opening) {
            state.set(State.FAILED);
        }
    }
}
