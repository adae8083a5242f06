package io.godwit.app.view.search;

import static io.godwit.app.view.search.FakeSearch.hit;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.godwit.app.text.ContentKind;
import io.godwit.app.text.NameOrder;
import io.godwit.app.view.search.SearchOrder.Column;
import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.node.Target;
import io.godwit.core.share.SharedCopy;
import io.godwit.core.share.Visibility;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SearchViewModelTest {
    private static final NameOrder NAMES = new NameOrder(Locale.ENGLISH);

    private final FakeSearch search = new FakeSearch();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService ui = Executors.newSingleThreadExecutor();
    private final List<Target> downloads = new ArrayList<>();
    private final SearchViewModel model =
            new SearchViewModel(
                    search, search.own, () -> {}, NAMES, background, ui, downloads::add);

    @AfterEach
    void stop() {
        search.held.values().forEach(CountDownLatch::countDown);
        background.shutdownNow();
        ui.shutdownNow();
    }

    private <T> T onUi(Supplier<T> work) throws Exception {
        try {
            return CompletableFuture.supplyAsync(work, ui).get();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
    }

    private void type(String text) throws Exception {
        onUi(() -> {
            model.textProperty().set(text);
            return 0;
        });
    }

    private SearchState state() throws Exception {
        return onUi(() -> model.stateProperty().get());
    }

    private List<String> names() throws Exception {
        return onUi(() -> model.rowsProperty().get().stream().map(SearchRow::name).toList());
    }

    @Test
    void typedTextIsSearchedAndAnEmptyFieldIsNot() throws Exception {
        search.answers.put("cat", List.of(hit("cat.mp4", 10, 2)));
        assertEquals(SearchState.PROMPT, state());
        type("cat");
        await().until(() -> state() == SearchState.FOUND);
        assertEquals(List.of("cat.mp4"), names());
        type("  ");
        assertEquals(SearchState.PROMPT, state());
        assertEquals(List.of(), names());
        assertEquals(List.of("cat"), search.asked);
    }

    @Test
    void lateAnswerToAnEarlierQuestionDoesNotCount() throws Exception {
        CountDownLatch late = new CountDownLatch(1);
        search.held.put("ca", late);
        search.answers.put("ca", List.of(hit("car.mp4", 10, 2)));
        search.answers.put("cat", List.of(hit("cat.mp4", 10, 2)));
        type("ca");
        await().until(() -> search.asked.contains("ca"));
        type("cat");
        await().until(() -> state() == SearchState.FOUND);
        late.countDown();
        background.shutdown();
        background.close();
        assertEquals(List.of("cat.mp4"), names());
    }

    @Test
    void whatIsTypedOnBeforeThePauseIsOverIsNeverAsked() throws Exception {
        CountDownLatch typing = new CountDownLatch(1);
        SearchViewModel slow =
                new SearchViewModel(
                        search, search.own, typing::await, NAMES, background, ui, downloads::add);
        onUi(() -> {
            slow.textProperty().set("c");
            slow.textProperty().set("ca");
            slow.textProperty().set("cat");
            return 0;
        });
        typing.countDown();
        await().until(() -> search.asked.contains("cat"));
        assertEquals(List.of("cat"), search.asked);
    }

    @Test
    void nothingFoundOfflineAndUnreachableAreToldApart() throws Exception {
        type("x");
        await().until(() -> state() == SearchState.NOTHING);
        search.online = false;
        type("xy");
        await().until(() -> state() == SearchState.OFFLINE);
        search.online = true;
        search.reachable = false;
        type("xyz");
        await().until(() -> state() == SearchState.UNREACHABLE);
    }

    @Test
    void betterNetworkAsksAgainOnlyWhenItWasMissing() throws Exception {
        search.reachable = false;
        type("cat");
        await().until(() -> state() == SearchState.UNREACHABLE);
        search.reachable = true;
        search.answers.put("cat", List.of(hit("cat.mp4", 10, 2)));
        onUi(() -> {
            model.networkChanged();
            return 0;
        });
        await().until(() -> state() == SearchState.FOUND);
        int asked = search.asked.size();
        onUi(() -> {
            model.networkChanged();
            return 0;
        });
        assertEquals(asked, search.asked.size());
    }

    @Test
    void whileTheNetworkBeginsNothingFoundIsNoAnswer() throws Exception {
        search.beginning = true;
        type("cat");
        await().until(() -> state() == SearchState.WAITING);
        search.beginning = false;
        search.answers.put("cat", List.of(hit("cat.mp4", 10, 2)));
        networkChanges();
        await().until(() -> state() == SearchState.FOUND);
    }

    @Test
    void networkThatIsOnlineBeforeTheAnswerIsThereIsAskedAgain() throws Exception {
        search.beginning = true;
        CountDownLatch late = new CountDownLatch(1);
        search.held.put("cat", late);
        type("cat");
        await().until(() -> search.asked.contains("cat"));
        search.beginning = false;
        networkChanges();
        late.countDown();
        await().until(() -> state() == SearchState.NOTHING);
        assertEquals(List.of("cat", "cat"), search.asked);
    }

    private void networkChanges() throws Exception {
        onUi(() -> {
            model.networkChanged();
            return 0;
        });
    }

    @Test
    void pastedLinkOrRootIsARowWithoutAskingAnybody() throws Exception {
        String id = new ContentId(1, 2, 3, 4).toHex();
        type("godwit://get/" + id + "?name=a%20b.zip&size=12");
        assertEquals(SearchState.LINK, state());
        assertEquals(List.of("a b.zip"), names());
        type(" " + id + "\n");
        assertEquals(SearchState.LINK, state());
        assertEquals(-1, onUi(() -> model.rowsProperty().get().getFirst().size()).longValue());
        type("godwit://get/" + id + "?nonsense");
        assertEquals(SearchState.BAD_LINK, state());
        assertEquals(List.of(), search.asked);
    }

    @Test
    void filtersAndSortingArrangeWhatWasFound() throws Exception {
        search.answers.put(
                "x",
                List.of(
                        hit("b.mp4", 5L << 20, 1),
                        hit("a.mp4", 2L << 30, 9),
                        hit("c.pdf", 4L << 20, 3),
                        hit("folder", 7, 2)));
        type("x");
        await().until(() -> names().size() == 4);
        arrange(new Arrangement(ContentKind.VIDEO, SizeFilter.ANY, SearchOrder.RELEVANCE));
        await().until(() -> names().equals(List.of("b.mp4", "a.mp4")));
        arrange(new Arrangement(null, SizeFilter.SMALL, new SearchOrder(Column.SIZE, true)));
        await().until(() -> names().equals(List.of("b.mp4", "c.pdf", "folder")));
        arrange(new Arrangement(null, SizeFilter.ANY, new SearchOrder(Column.NAME, false)));
        await().until(() -> names().equals(List.of("a.mp4", "b.mp4", "c.pdf", "folder")));
        arrange(new Arrangement(null, SizeFilter.ANY, new SearchOrder(Column.SOURCES, true)));
        await().until(() -> names().getFirst().equals("a.mp4"));
        arrange(new Arrangement(ContentKind.AUDIO, SizeFilter.ANY, SearchOrder.RELEVANCE));
        await().until(() -> names().isEmpty());
        assertEquals(4, model.found());
    }

    @Test
    void aFilterHidesTheOnlyHitAndNoLink() throws Exception {
        search.answers.put("cat", List.of(hit("cat.mp4", 10, 2)));
        arrange(new Arrangement(ContentKind.AUDIO, SizeFilter.ANY, SearchOrder.RELEVANCE));
        type("cat");
        await().until(() -> state() == SearchState.FOUND && names().isEmpty());
        assertEquals(1, model.found());
        arrange(new Arrangement(ContentKind.VIDEO, SizeFilter.ANY, SearchOrder.RELEVANCE));
        await().until(() -> names().equals(List.of("cat.mp4")));
        type("ab".repeat(32));
        assertEquals(SearchState.LINK, state());
        List<String> pasted = names();
        assertEquals(1, pasted.size());
        arrange(new Arrangement(ContentKind.AUDIO, SizeFilter.ANY, SearchOrder.RELEVANCE));
        background.close();
        assertEquals(pasted, names());
    }

    @Test
    void namesAreSortedInTheOrderInWhichPeopleLookForThem() throws Exception {
        search.answers.put(
                "x",
                List.of(
                        hit("part 10.mkv", 1, 1),
                        hit("Zoo.mp4", 2, 1),
                        hit("élan.mp4", 3, 1),
                        hit("Part 2.mkv", 4, 1)));
        type("x");
        await().until(() -> names().size() == 4);
        arrange(new Arrangement(null, SizeFilter.ANY, new SearchOrder(Column.NAME, false)));
        await().until(() ->
                names().equals(List.of("élan.mp4", "Part 2.mkv", "part 10.mkv", "Zoo.mp4")));
    }

    private void arrange(Arrangement wanted) throws Exception {
        onUi(() -> {
            model.arrange(wanted);
            return 0;
        });
    }

    @Test
    void moreThanThePageFollowsAfterTheFirst() throws Exception {
        List<FoundContent> many = new ArrayList<>();
        for (int i = 0; i < 3 * SearchViewModel.FIRST; i++) {
            many.add(hit("x" + i + ".txt", i, 1));
        }
        search.answers.put("x", many);
        type("x");
        await().until(() -> names().size() == many.size());
        assertEquals(List.of("x", "x"), search.asked);
    }

    @Test
    void nameThatWouldDeceiveIsShownEscaped() throws Exception {
        search.answers.put("x", List.of(hit("safe\u202Efdp.exe", 1, 1)));
        type("x");
        await().until(() -> names().size() == 1);
        assertFalse(names().getFirst().contains("\u202E"));
    }

    private List<Integer> sources() throws Exception {
        return onUi(() -> model.rowsProperty().get().stream().map(SearchRow::sources).toList());
    }

    @Test
    void whatIsSharedFromHereIsMarkedAndThisPeerIsNoSourceOfIt() throws Exception {
        FoundContent mine = hit("mine.mp4", 10, 1);
        FoundContent ours = hit("ours.mp4", 10, 3);
        FoundContent hidden = hit("hidden.mp4", 10, 3);
        FoundContent theirs = hit("theirs.mp4", 10, 3);
        search.here.put(mine.id(), new SharedCopy(Path.of("/data/mine.mp4"), Visibility.PUBLIC));
        search.here.put(ours.id(), new SharedCopy(Path.of("/data/ours.mp4"), Visibility.PUBLIC));
        search.here.put(hidden.id(), new SharedCopy(Path.of("/data/hidden"), Visibility.CONTACTS));
        search.answers.put("mp4", List.of(mine, ours, hidden, theirs));
        type("mp4");
        await().until(() -> names().size() == 4);
        assertEquals(List.of(0, 2, 3, 3), sources());
        assertEquals(
                List.of(true, true, true, false),
                onUi(() ->
                        model.rowsProperty().get().stream()
                                .map(row -> row.own().isPresent())
                                .toList()));
    }

    @Test
    void linkToWhatIsSharedFromHereIsMarkedAMomentLater() throws Exception {
        ContentId id = new ContentId(1, 2, 3, 4);
        search.here.put(id, new SharedCopy(Path.of("/data/a b.zip"), Visibility.LINK));
        type("godwit://get/" + id.toHex() + "?name=a%20b.zip&size=12");
        assertEquals(SearchState.LINK, state());
        await().until(() -> onUi(() -> model.rowsProperty().get().getFirst().own().isPresent()));
        assertEquals(List.of("a b.zip"), names());
    }

    @Test
    void chosenRowIsDownloaded() throws Exception {
        search.answers.put("x", List.of(hit("x.bin", 1, 1)));
        type("x");
        await().until(() -> names().size() == 1);
        onUi(() -> {
            model.download(model.rowsProperty().get());
            return 0;
        });
        assertEquals(List.of("x.bin"), downloads.stream().map(Target::name).toList());
    }
}
