package io.godwit.app.network;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests run in several processes, and who announces a discovery server in one of them is heard in all. */
final class AloneInTheNetwork implements BeforeEachCallback, AfterEachCallback {

    private @Nullable FileChannel lock;

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        FileChannel file =
                FileChannel.open(
                        Path.of("target", "local-network.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        lock = file;
        file.lock();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        FileChannel file = lock;
        if (file != null) {
            file.close();
        }
    }
}
