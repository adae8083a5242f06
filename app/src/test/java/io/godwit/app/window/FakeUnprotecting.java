package io.godwit.app.window;

import io.godwit.app.fx.FxThread;
import io.godwit.app.view.PasswordWork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;

/** Opens protected files as a test says; the person always chooses the same folder. */
final class FakeUnprotecting {
    private FakeUnprotecting() {}

    static Unprotecting opening(Unprotecting.Opener opener) {
        return opening(opener, Path.of("/elsewhere"), new ArrayList<>());
    }

    static Unprotecting opening(Unprotecting.Opener opener, Path chosen, List<Path> revealed) {
        return opening(opener, chosen, (file, refused) -> revealed.add(file));
    }

    static Unprotecting opening(
            Unprotecting.Opener opener, Path chosen, Unprotecting.Revealer revealer) {
        return new Unprotecting(
                new PasswordWork(Executors.newVirtualThreadPerTaskExecutor(), new FxThread()),
                opener,
                (owner, title) -> Optional.of(chosen),
                revealer);
    }
}
