package io.godwit.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.app.protect.ProtectFault;
import io.godwit.app.protect.ProtectedFiles;
import io.godwit.app.view.PasswordWork;
import io.godwit.core.node.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ServicesTest {
    @TempDir Path folder;

    @Test
    @Timeout(60)
    void workThatLastsIsGivenUpAndLeavesNothing() throws Exception {
        Path film = Files.write(folder.resolve("film.bin"), new byte[1 << 20]);
        Path out = Files.createDirectory(folder.resolve("out"));
        ProtectedFiles files = new ProtectedFiles(new SecureRandom());
        CountDownLatch begun = new CountDownLatch(1);
        Services services = Services.open(new Profile(folder.resolve("home")));
        PasswordWork work = new PasswordWork(services.background(), Runnable::run);
        work.start(
                (password, _) ->
                        files.protect(film, out, password, (_, _) -> untilInterrupted(begun)),
                "secret".toCharArray(),
                made -> {});
        begun.await();
        services.close();
        assertEquals(Optional.of(ProtectFault.STOPPED), work.state().get().fault());
        try (Stream<Path> left = Files.list(out)) {
            assertEquals(0, left.count());
        }
    }

    /** As with a file that has no end. */
    private static void untilInterrupted(CountDownLatch begun) {
        begun.countDown();
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.park();
        }
    }
}
