package io.godwit.app.window;

import io.godwit.app.network.Subscription;
import io.godwit.app.settings.SettingsStore;
import io.godwit.app.transfers.Transfers;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Hears when settings, the list of transfers or the history were not whole or cannot be kept, or have no room. Thread-safe. */
final class Losses implements AutoCloseable {
    private final Runnable settings;
    private final Subscription transfers;

    /**
     * Listens, and tells of what is lost already.
     *
     * @param tell told of each loss in an executor
     * @param ui that executor
     */
    Losses(SettingsStore settings, Transfers transfers, Consumer<Loss> tell, Executor ui) {
        settings.repair().ifPresent(_ -> ui.execute(() -> tell.accept(Loss.SETTINGS_DAMAGED)));
        this.settings =
                settings.onFailure(_ -> ui.execute(() -> tell.accept(Loss.SETTINGS_NOT_SAVED)));
        this.transfers =
                transfers.onTrouble(trouble -> {
                    Loss loss =
                            switch (trouble) {
                                case UNREADABLE -> Loss.TRANSFERS_UNREADABLE;
                                case DAMAGED -> Loss.TRANSFERS_DAMAGED;
                                case NOT_SAVED -> Loss.TRANSFERS_NOT_SAVED;
                                case FULL -> Loss.TRANSFERS_FULL;
                            };
                    ui.execute(() -> tell.accept(loss));
                });
    }

    /** Listens no longer. */
    @Override
    public void close() {
        settings.run();
        transfers.close();
    }
}
