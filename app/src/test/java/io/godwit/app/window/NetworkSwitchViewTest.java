package io.godwit.app.window;

import static org.awaitility.Awaitility.await;

import io.godwit.app.fx.FxThread;
import io.godwit.app.network.NetworkState;
import io.godwit.app.words.Words;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class NetworkSwitchViewTest {
    private final FakeNetwork network = new FakeNetwork();

    @Start
    void start(Stage stage) {
        Words words = Words.in(Locale.ENGLISH);
        NetworkSwitchViewModel model =
                new NetworkSwitchViewModel(network, words, new FxThread(), InstantSource.system());
        stage.setScene(new Scene(new NetworkSwitchView(model, words)));
        stage.show();
    }

    @Test
    void theSecondsAreCountedOnlyWhileThereIsACountdown() {
        network.become(FakeNetwork.ONLINE);
        await().until(this::isResting);
        int before = network.looks.get();
        network.become(
                new NetworkState.Unreachable(
                        URI.create("http://192.0.2.7:8000"), Instant.now().plusSeconds(60)));
        await().until(() -> network.looks.get() >= before + 4);
        network.become(FakeNetwork.ONLINE);
        await().until(this::isResting);
    }

    /** Whether nobody has looked for longer than a second. */
    private boolean isResting() {
        int before = network.looks.get();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1_500));
        return network.looks.get() == before;
    }
}
