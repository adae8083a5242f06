package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.network.NetworkState;
import io.godwit.app.window.NetworkSwitchViewModel.Light;
import io.godwit.app.words.Words;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkSwitchViewModelTest {
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final FakeNetwork network = new FakeNetwork();
    private final NetworkSwitchViewModel model =
            new NetworkSwitchViewModel(network, Words.in(Locale.ENGLISH), Runnable::run, () -> now);

    @Test
    void showsWhatIsAndNotWhatWasWished() {
        model.turn(true);
        assertEquals(1, network.starts);
        assertFalse(model.on().get());
        become(new NetworkState.Starting());
        assertTrue(model.on().get());
        assertEquals(Light.STARTING, model.light().get());
        become(FakeNetwork.ONLINE);
        assertEquals("Online", model.headline().get());
        model.turn(false);
        assertTrue(model.on().get());
        assertEquals(1, network.stops);
        become(new NetworkState.Offline());
        assertFalse(model.on().get());
    }

    @Test
    void countsDownToTheNextTry() {
        become(
                new NetworkState.Unreachable(
                        URI.create("http://192.0.2.7:8000"), now.plusMillis(7_400)));
        assertEquals("192.0.2.7:8000: retrying in 8 s", model.detail().get());
        now = now.plusSeconds(3);
        model.refresh();
        assertEquals("192.0.2.7:8000: retrying in 5 s", model.detail().get());
        now = now.plusSeconds(60);
        model.refresh();
        assertEquals("192.0.2.7:8000: retrying in 0 s", model.detail().get());
        assertEquals(Light.TROUBLE, model.light().get());
        assertTrue(model.on().get());
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatToDoAboutEveryFailure(NetworkState.Reason reason) {
        become(new NetworkState.Failed(reason, 9000));
        assertEquals("Not started", model.headline().get());
        assertFalse(model.detail().get().isBlank());
        assertEquals(Light.FAILED, model.light().get());
        assertFalse(model.on().get());
    }

    private void become(NetworkState state) {
        network.become(state);
        // Updates are paced; looking again is what the window does every second.
        model.refresh();
    }
}
