package io.godwit.app.view.search;

import io.godwit.app.text.NameOrder;
import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.node.ShareLink;
import io.godwit.core.node.ShareLinkException;
import io.godwit.core.node.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what is typed, as it is typed. Belongs to the interface thread; searching, filtering and sorting happen in
 * the background, and of several answers only the one to the latest question counts.
 */
final class SearchViewModel {

    /** Hits that are shown first, from one answer of a server. */
    static final int FIRST = 100;

    /** Most hits that are ever shown. */
    static final int MOST = 100_000;

    /** Hits that are compared with the library, each by a question to it; more than anybody looks through. */
    static final int COMPARED = 5_000;

    private static final int MOST_TYPED = ShareLink.MAX_LENGTH;

    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<SearchState> state =
            new ReadOnlyObjectWrapper<>(SearchState.PROMPT);
    private final ReadOnlyObjectWrapper<List<SearchRow>> rows =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ContentSearch search;
    private final OwnCopies own;
    private final TypingPause pause;
    private final NameOrder names;
    private final ExecutorService background;
    private final Executor ui;
    private final Consumer<Target> download;
    private List<SearchRow> all = List.of();
    private Arrangement arrangement = Arrangement.USUAL;
    private @Nullable Future<?> asking;
    private @Nullable Future<?> arranging;
    private long question;
    private long arranged;

    /** Which question the hits answer, and which one those that are shown. */
    private long answered;

    private long shown;

    /** How often the network changed, and how often it had when the last question was asked. */
    private long changes;

    private long changesBefore;

    /**
     * A search.
     *
     * @param search asks the network
     * @param own knows what is shared from here already
     * @param pause waited before a question is asked
     * @param names how names are compared
     * @param background for everything that blocks or takes long
     * @param ui the interface thread
     * @param download takes what a person chose
     */
    SearchViewModel(
            ContentSearch search,
            OwnCopies own,
            TypingPause pause,
            NameOrder names,
            ExecutorService background,
            Executor ui,
            Consumer<Target> download) {
        this.search = search;
        this.own = own;
        this.pause = pause;
        this.names = names;
        this.background = background;
        this.ui = ui;
        this.download = download;
        text.subscribe((before, now) -> ask());
    }

    /** What is typed; setting it asks. */
    StringProperty textProperty() {
        return text;
    }

    /** What there is to say. */
    ReadOnlyObjectProperty<SearchState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What is shown, filtered and sorted; never changed in place. */
    ReadOnlyObjectProperty<List<SearchRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** Whether what is shown answers what is typed; until its answer is there it is that of an earlier question. */
    boolean isAnswered() {
        return shown == question;
    }

    /** Number of hits before filtering. */
    int found() {
        return all.size();
    }

    /** Shows other rows of the same hits, or in another order. What a person has pasted is no hit, and stays. */
    void arrange(Arrangement wanted) {
        arrangement = wanted;
        if (state.get() != SearchState.LINK) {
            arrange();
        }
    }

    private void arrange() {
        cancel(arranging);
        Arrangement wanted = arrangement;
        long number = ++arranged;
        List<SearchRow> unarranged = all;
        long of = answered;
        arranging =
                background.submit(() -> {
                    List<SearchRow> inOrder = wanted.of(unarranged, names);
                    ui.execute(() -> {
                        if (number == arranged) {
                            shown = of;
                            rows.set(inOrder);
                        }
                    });
                });
    }

    /** Asks the same once more. */
    void again() {
        ask();
    }

    /** The network became better: asks again if it was for lack of it that there is nothing. */
    void networkChanged() {
        changes++;
        if (state.get().isForLackOfNetwork()) {
            ask();
        }
    }

    /** Downloads what a person chose. */
    void download(List<SearchRow> chosen) {
        chosen.forEach(row -> download.accept(row.target()));
    }

    private void ask() {
        cancel(asking);
        changesBefore = changes;
        long number = ++question;
        String what = text.get().strip();
        if (what.isEmpty()) {
            show(number, SearchState.PROMPT, List.of());
        } else if (what.length() > MOST_TYPED) {
            show(number, SearchState.NOTHING, List.of());
        } else if (what.startsWith(ShareLink.SCHEME)) {
            showLink(number, what);
        } else {
            ContentId.parse(what)
                    .ifPresentOrElse(
                            id -> showLinked(number, SearchRow.of(id)), () -> search(number, what));
        }
    }

    private void showLink(long number, String what) {
        try {
            ShareLink link = ShareLink.parse(what);
            showLinked(number, SearchRow.of(link));
        } catch (ShareLinkException wrong) {
            show(number, SearchState.BAD_LINK, List.of());
        }
    }

    /** Shown at once; whether it is here already is known a moment later. */
    private void showLinked(long number, SearchRow row) {
        show(number, SearchState.LINK, List.of(row));
        asking =
                background.submit(() ->
                        own.of(row.id())
                                .ifPresent(copy ->
                                        deliver(number, SearchState.LINK, List.of(row.at(copy)))));
    }

    private void search(long number, String what) {
        // Old rows stay until the answer is there, so that
        // the page does not flicker with each letter.
        state.set(SearchState.SEARCHING);
        asking =
                background.submit(() -> {
                    try {
                        pause.await();
                        answer(number, what);
                    } catch (InterruptedException superseded) {
                        Thread.currentThread().interrupt();
                    } catch (DiscoveryException unanswered) {
                        deliver(number, SearchState.UNREACHABLE, List.of());
                    }
                });
    }

    private void answer(long number, String what) throws DiscoveryException {
        // Asked first: what the network finds during the search was not searched.
        boolean beginning = search.isBeginning();
        Optional<List<FoundContent>> first = search.find(what, FIRST);
        if (beginning && first.orElse(List.of()).isEmpty()) {
            deliver(number, SearchState.WAITING, List.of());
            return;
        }
        if (first.isEmpty()) {
            deliver(number, SearchState.OFFLINE, List.of());
            return;
        }
        deliverHits(number, first.get());
        if (first.get().size() >= FIRST && !Thread.interrupted()) {
            Optional<List<FoundContent>> whole = search.find(what, MOST);
            if (whole.isPresent()) {
                deliverHits(number, whole.get());
            }
        }
    }

    private void deliverHits(long number, List<FoundContent> hits) {
        List<SearchRow> found = new ArrayList<>();
        for (FoundContent hit : hits) {
            boolean compared = found.size() < COMPARED;
            found.add(SearchRow.of(hit, compared ? own.of(hit.id()) : Optional.empty()));
        }
        deliver(
                number,
                found.isEmpty() ? SearchState.NOTHING : SearchState.FOUND,
                List.copyOf(found));
    }

    private void deliver(long number, SearchState now, List<SearchRow> found) {
        ui.execute(() -> show(number, now, found));
    }

    private void show(long number, SearchState now, List<SearchRow> found) {
        if (number != question) {
            return;
        }
        all = found;
        answered = number;
        state.set(now);
        if (arrangement.equals(Arrangement.USUAL) || found.isEmpty() || now == SearchState.LINK) {
            arranged++;
            shown = number;
            rows.set(found);
        } else {
            arrange();
        }
        if (now.isForLackOfNetwork() && changes != changesBefore) {
            // It changed while the answer was on its way.
            ask();
        }
    }

    private static void cancel(@Nullable Future<?> task) {
        if (task != null) {
            task.cancel(true);
        }
    }
}
