package io.godwit.app.view.peers;

import static io.godwit.app.view.peers.FakePeerDesk.id;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.app.view.peers.BrowseModel.State;
import io.godwit.core.content.ContentId;
import io.godwit.core.node.BrowsePage;
import io.godwit.core.protocol.ListedContent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BrowseModelTest {
    private final FakePeerDesk desk = new FakePeerDesk();
    private final BrowseModel model = new BrowseModel(desk, Runnable::run, Runnable::run);

    @Test
    void aPageWithoutEntriesIsNotTheEnd() {
        var one = new ListedContent("a", false, 1, new ContentId(1, 2, 3, 4));
        BrowsePage first = new BrowsePage(List.of(), "x");
        BrowsePage last = new BrowsePage(List.of(one), "");
        desk.pages = Optional.of(cursor -> cursor.isEmpty() ? first : last);
        model.open(id(1));
        assertEquals(List.of(one), model.entries());
        assertEquals(State.ALL, model.state().get());
        assertEquals(List.of("", "x"), desk.browsed);
    }

    @Test
    void aPeerWhosePagesStayEmptyIsNotFollowedForEver() {
        desk.pages = Optional.of(cursor -> new BrowsePage(List.of(), cursor + "x"));
        model.open(id(1));
        assertEquals(List.of(), model.entries());
        assertEquals(State.ALL, model.state().get());
        assertEquals(BrowseModel.MOST_EMPTY + 1, desk.browsed.size());
    }
}
