package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.app.network.NetworkState;
import io.godwit.app.network.NetworkState.Reason;
import io.godwit.app.window.UnlockViewModel.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnlockViewModelTest {
    private static final NetworkState LOCKED = new NetworkState.Failed(Reason.PASSWORD_NEEDED, 0);
    private static final NetworkState WRONG = new NetworkState.Failed(Reason.PASSWORD_WRONG, 0);

    private final FakeNetwork network = new FakeNetwork();
    private final UnlockViewModel model = new UnlockViewModel(network, Runnable::run);

    private Phase phase() {
        return model.phase().get();
    }

    @Test
    void asksWhenTheKeyIsLockedAndForNothingElse() {
        network.become(new NetworkState.Failed(Reason.PORT_TAKEN, 9_000));
        assertEquals(Phase.CLOSED, phase());
        network.become(LOCKED);
        assertEquals(Phase.ASKING, phase());
        network.become(FakeNetwork.ONLINE);
        assertEquals(Phase.CLOSED, phase());
    }

    @Test
    void aWrongPasswordIsAskedForAgainAndTheRightOneEndsIt() {
        network.become(LOCKED);
        char[] typed = "wrong".toCharArray();
        model.unlock(typed);
        assertEquals(Phase.TRYING, phase());
        assertArrayEquals(new char[typed.length], typed, "wiped by whoever tries it");
        network.tried(WRONG);
        assertEquals(Phase.WRONG, phase());
        model.unlock("right".toCharArray());
        network.tried(FakeNetwork.ONLINE);
        assertEquals(Phase.CLOSED, phase());
        assertEquals(List.of("wrong", "right"), network.passwords);
    }

    @Test
    void anotherFailureIsLeftToTheSwitch() {
        network.become(LOCKED);
        model.unlock("right".toCharArray());
        network.tried(new NetworkState.Failed(Reason.PROFILE_IN_USE, 0));
        assertEquals(Phase.CLOSED, phase());
    }

    @Test
    void cancellingLeavesItOffAndSwitchingOnAsksAgain() {
        network.become(LOCKED);
        model.cancel();
        assertEquals(Phase.CLOSED, phase());
        assertEquals(0, network.stops, "it is off already");
        network.become(new NetworkState.Starting());
        network.become(LOCKED);
        assertEquals(Phase.ASKING, phase());
    }

    @Test
    void cancellingWhileItTriesSwitchesOff() {
        network.become(LOCKED);
        model.unlock("right".toCharArray());
        model.cancel();
        assertEquals(1, network.stops);
        network.tried(WRONG);
        network.become(new NetworkState.Offline());
        assertEquals(Phase.CLOSED, phase(), "nobody waits for it any more");
        network.become(LOCKED);
        assertEquals(Phase.ASKING, phase());
    }

    @Test
    void triesOneAtATime() {
        network.become(LOCKED);
        model.unlock("one".toCharArray());
        model.unlock("two".toCharArray());
        assertEquals(List.of("one"), network.passwords);
    }

    @Test
    void asksNoMoreOnceItIsClosed() {
        model.close();
        network.become(LOCKED);
        assertEquals(Phase.CLOSED, phase());
    }
}
