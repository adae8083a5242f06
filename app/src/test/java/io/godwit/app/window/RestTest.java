package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.app.transfers.TransferSnapshot;
import io.godwit.app.transfers.TransferState;
import io.godwit.core.content.ContentId;
import io.godwit.core.node.Target;
import io.godwit.core.transfer.download.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestTest {
    private final List<Runnable> waiting = new ArrayList<>();
    private int given;
    private final Rest rest = new Rest(waiting::add, () -> given++);

    private void look(TransferState state) {
        Wanted wanted = new Wanted.File(ContentId.of(new byte[32]), "film.mkv", 10);
        Target target = new Target(wanted, "film.mkv", List.of());
        rest.look(
                List.of(
                        new TransferSnapshot(
                                7, target, state, 5, 10, 1, 1, null, null, Instant.EPOCH, 0)));
    }

    private void aWhilePasses() {
        List<Runnable> due = List.copyOf(waiting);
        waiting.clear();
        due.forEach(Runnable::run);
    }

    @Test
    void givesBackWhatTheStartHasLeft() {
        rest.look(List.of());
        assertEquals(0, given);
        aWhilePasses();
        assertEquals(1, given);
    }

    @Test
    void givesBackOnceAfterEachBusyTime() {
        look(TransferState.RUNNING);
        look(TransferState.DONE);
        look(TransferState.DONE);
        aWhilePasses();
        look(TransferState.DONE);
        aWhilePasses();
        assertEquals(1, given);
        look(TransferState.RUNNING);
        look(TransferState.PAUSED);
        aWhilePasses();
        assertEquals(2, given);
    }

    @Test
    void doesNotDisturbWhatHasBegunMeanwhile() {
        rest.look(List.of());
        look(TransferState.RUNNING);
        aWhilePasses();
        assertEquals(0, given);
        look(TransferState.DONE);
        aWhilePasses();
        assertEquals(1, given);
    }
}
