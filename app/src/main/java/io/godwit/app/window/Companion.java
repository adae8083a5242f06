package io.godwit.app.window;

import io.godwit.app.desktop.Wakefulness;
import io.godwit.app.transfers.TransferSnapshot;
import io.godwit.app.transfers.TransferState;
import io.godwit.app.words.Words;
import io.godwit.core.content.DisplayName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the desktop does while nobody looks: stays awake as long as something is fetched, here or from here, and tells
 * when a download has arrived or failed and the window is not in front. Used by one thread at a time.
 */
final class Companion implements AutoCloseable {
    private static final int SHOWN_NAME = 60;

    private final Function<String, Wakefulness> stayAwake;
    private final BiConsumer<String, String> tell;
    private final BooleanSupplier looking;
    private final Words words;
    private final Map<Long, TransferState> before = new HashMap<>();
    private boolean fetching;
    private boolean serving;
    private boolean closed;
    private @Nullable Wakefulness awake;

    /**
     * A companion that has seen nothing yet.
     *
     * @param stayAwake keeps the system awake for a reason
     * @param tell shows a notification: title and text
     * @param looking whether the window is in front
     * @param words of the window
     */
    Companion(
            Function<String, Wakefulness> stayAwake,
            BiConsumer<String, String> tell,
            BooleanSupplier looking,
            Words words) {
        this.stayAwake = stayAwake;
        this.tell = tell;
        this.looking = looking;
        this.words = words;
    }

    /** Looks at all downloads as they are now; once closed, at none. */
    void look(List<TransferSnapshot> transfers) {
        if (closed) {
            return;
        }
        fetching = transfers.stream().anyMatch(transfer -> transfer.state().isActive());
        keepAwake(fetching || serving);
        Map<Long, TransferState> now = new HashMap<>();
        for (TransferSnapshot transfer : transfers) {
            now.put(transfer.number(), transfer.state());
            TransferState earlier = before.get(transfer.number());
            if (earlier != null && earlier != transfer.state() && !looking.getAsBoolean()) {
                ended(transfer);
            }
        }
        before.clear();
        before.putAll(now);
    }

    /** Others fetch from here, or do so no longer; once closed, that is nothing to it. */
    void serve(boolean now) {
        if (closed) {
            return;
        }
        serving = now;
        keepAwake(fetching || serving);
    }

    private void keepAwake(boolean wanted) {
        if (wanted && awake == null) {
            awake = stayAwake.apply(words.text("awake.why"));
        } else if (!wanted && awake != null) {
            awake.close();
            awake = null;
        }
    }

    private void ended(TransferSnapshot transfer) {
        String key =
                switch (transfer.state()) {
                    case DONE -> "notice.done";
                    case FAILED -> "notice.failed";
                    default -> "";
                };
        if (!key.isEmpty()) {
            String name = DisplayName.of(transfer.name(), SHOWN_NAME);
            tell.accept(words.text(key, name), words.text(key + ".text"));
        }
    }

    /** Lets the system sleep again. A look may still be on its way, and nobody would end what it began. */
    @Override
    public void close() {
        closed = true;
        keepAwake(false);
    }
}
