package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.network.NetworkState;
import io.godwit.app.network.NetworkState.Reason;
import io.godwit.app.network.PasswordPause;
import io.godwit.app.window.UnlockViewModel.Phase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UnlockViewModelTest {
    private static final NetworkState LOCKED = new NetworkState.Failed(Reason.PASSWORD_NEEDED, 0);
    private static final NetworkState WRONG = new NetworkState.Failed(Reason.PASSWORD_WRONG, 0);

    private final FakeNetwork network = new FakeNetwork();
    private final AtomicLong nanos = new AtomicLong();
    private final List<Runnable> waiting = new ArrayList<>();
    private final PasswordPause pause = new PasswordPause(nanos::get);
    private final UnlockViewModel model =
            new UnlockViewModel(network, Runnable::run, pause, (_, work) -> waiting.add(work));

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
        char[] second = "two".toCharArray();
        model.unlock(second);
        assertEquals(List.of("one"), network.passwords);
        assertArrayEquals(new char[second.length], second);
        assertEquals(Phase.TRYING, phase());
    }

    private void wrong() {
        model.unlock("wrong".toCharArray());
        network.tried(WRONG);
    }

    /** Time passes, and whoever waited for it looks. */
    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        List<Runnable> woken = List.copyOf(waiting);
        waiting.clear();
        woken.forEach(Runnable::run);
    }

    @Test
    @DisplayName("KEY wrong passwords cost a growing pause, in which nothing is tried")
    void wrongPasswordsCostAGrowingPause() {
        network.become(LOCKED);
        for (int i = 0; i < 2; i++) {
            wrong();
            assertEquals(Phase.WRONG, phase(), "people mistype");
        }
        for (long seconds : new long[] {2, 4, 8, 16, 32, 60, 60, 60}) {
            wrong();
            assertEquals(Phase.WAITING, phase());
            assertEquals(seconds, model.secondsLeft());
            pass(Duration.ofSeconds(seconds).minusNanos(1));
            assertEquals(Phase.WAITING, phase());
            model.unlock("right".toCharArray());
            assertFalse(network.passwords.contains("right"));
            pass(Duration.ofNanos(1));
            assertEquals(Phase.WRONG, phase());
        }
        model.unlock("right".toCharArray());
        network.tried(FakeNetwork.ONLINE);
        assertEquals(Phase.CLOSED, phase());
        network.become(LOCKED);
        wrong();
        assertEquals(Phase.WRONG, phase(), "counted from the beginning");
    }

    @Test
    @DisplayName(
            "KEY a password that is not tried because of a pause is wiped, and the pause is said")
    void whatIsTypedDuringAPauseThatBeganElsewhereIsWiped() {
        network.become(LOCKED);
        for (int i = 0; i < 3; i++) {
            assertTrue(pause.begin());
            pause.wrong();
        }
        char[] typed = "right".toCharArray();
        model.unlock(typed);
        assertArrayEquals(new char[typed.length], typed);
        assertEquals(List.of(), network.passwords);
        assertEquals(Phase.WAITING, phase());
        pass(Duration.ofSeconds(2));
        assertEquals(Phase.WRONG, phase());
    }

    @Test
    @DisplayName("KEY a pause can be left by cancelling, and is not over by that")
    void cancellingDoesNotShortenThePause() {
        network.become(LOCKED);
        for (int i = 0; i < 3; i++) {
            wrong();
        }
        model.cancel();
        assertEquals(Phase.CLOSED, phase());
        assertEquals(0, network.stops, "it is off already");
        pass(Duration.ofSeconds(1));
        assertEquals(Phase.CLOSED, phase(), "nobody waits for it any more");
        network.become(new NetworkState.Starting());
        network.become(LOCKED);
        assertEquals(Phase.WAITING, phase());
        assertEquals(1, model.secondsLeft());
        pass(Duration.ofSeconds(1));
        assertEquals(Phase.WRONG, phase());
    }

    @Test
    @DisplayName("KEY passwords that are taken back while they are tried count as wrong ones")
    void takingPasswordsBackCostsTheSame() {
        for (int i = 0; i < 3; i++) {
            network.become(LOCKED);
            assertEquals(Phase.ASKING, phase());
            model.unlock("guess".toCharArray());
            model.cancel();
            network.tried(new NetworkState.Offline());
            assertEquals(Phase.CLOSED, phase());
        }
        network.become(LOCKED);
        assertEquals(Phase.WAITING, phase());
    }

    @Test
    @DisplayName("KEY while a password is tried it counts already, and none can be tried elsewhere")
    void aPasswordCountsWhileItIsTried() {
        network.become(LOCKED);
        wrong();
        wrong();
        model.unlock("guess".toCharArray());
        model.cancel();
        assertFalse(pause.begin());
    }

    @Test
    @DisplayName("KEY a password after which the network fails for another reason is not counted")
    void aPasswordThatTheNetworkDoesNotJudgeCostsNothing() {
        network.become(LOCKED);
        wrong();
        wrong();
        model.unlock("right".toCharArray());
        network.tried(new NetworkState.Failed(Reason.PORT_TAKEN, 9_000));
        assertEquals(0, model.secondsLeft());
        network.become(LOCKED);
        wrong();
        assertEquals(2, model.secondsLeft(), "it is the third");
    }

    @Test
    @DisplayName("KEY a network that goes on and off with an open key ends no pause")
    void theNetworkAloneForgivesNothing() {
        for (int i = 0; i < 3; i++) {
            assertTrue(pause.begin());
            pause.wrong();
        }
        network.become(FakeNetwork.ONLINE);
        network.become(new NetworkState.Unreachable(URI.create("http://192.0.2.1"), Instant.EPOCH));
        network.become(FakeNetwork.ONLINE);
        assertEquals(2, model.secondsLeft());
    }

    @Test
    @DisplayName("KEY a wrong password counts even if the network is switched on anew meanwhile")
    void switchingOnAnewMeanwhileHidesNothing() {
        for (int i = 0; i < 3; i++) {
            network.become(LOCKED);
            model.unlock("guess".toCharArray());
            model.cancel();
            network.tried(LOCKED);
        }
        assertEquals(2, model.secondsLeft());
    }

    @Test
    @DisplayName("KEY a right password ends the counting also when servers are found only later")
    void aRightPasswordCountsOnceTheNetworkIsThere() {
        network.become(LOCKED);
        wrong();
        wrong();
        model.unlock("right".toCharArray());
        network.tried(new NetworkState.Starting());
        assertEquals(Phase.CLOSED, phase());
        network.become(FakeNetwork.ONLINE);
        network.become(LOCKED);
        wrong();
        assertEquals(Phase.WRONG, phase());
    }

    @Test
    void asksNoMoreOnceItIsClosed() {
        model.close();
        network.become(LOCKED);
        assertEquals(Phase.CLOSED, phase());
    }
}
