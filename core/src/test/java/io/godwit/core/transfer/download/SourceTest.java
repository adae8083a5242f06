package io.godwit.core.transfer.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.peer.PeerId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SourceTest {

    private static final int PAGE = 1 << 17;

    private final Source source = new Source(new PeerId(1, 0, 0, 0), 0, 0);

    private void pagesUpToTheMost() {
        for (long bytes = 0; bytes < Source.MOST_PAGED; bytes += PAGE) {
            assertTrue(source.paged(PAGE), "after " + bytes);
        }
    }

    @Test
    @DisplayName("DOS pages without end are no progress for ever")
    void pagesWithoutEnd() {
        pagesUpToTheMost();
        assertFalse(source.paged(1));
    }

    @Test
    void pagesCountAnewOnceSomethingIsWhole() {
        pagesUpToTheMost();
        source.gaveWhole();
        pagesUpToTheMost();
    }

    /** Or it would take the place of the one that it made room for, and so on without end. */
    @Test
    void sourceThatGaveWayPromisesNothingUntilItGivesSomething() {
        assertEquals(Double.MAX_VALUE, source.promise(0));
        source.gaveWay();
        assertEquals(0.0, source.promise(0));
        source.succeeded();
        assertEquals(Double.MAX_VALUE, source.promise(0));
    }

    /** Or working connections would make room for it again and again. */
    @Test
    void sourceThatIsNotReachedPromisesNothingAfterAFewAttempts() {
        for (int attempt = 0; attempt < Source.ATTEMPTS; attempt++) {
            assertEquals(Double.MAX_VALUE, source.promise(0));
            source.failed();
        }
        assertEquals(0.0, source.promise(0));
        assertEquals(Double.MAX_VALUE, source.promise(Source.FORGIVEN), "it may be there by now");
        source.networkChanged(1);
        assertEquals(Double.MAX_VALUE, source.promise(0), "it may be within reach by now");
    }
}
