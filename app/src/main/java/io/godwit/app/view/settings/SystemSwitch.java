package io.godwit.app.view.settings;

import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * A switch for something that the system does and may refuse. It shows what the person wants until the system has
 * answered, and then what is so. The system is asked one thing at a time. Interface thread only.
 */
final class SystemSwitch {
    private final BooleanProperty on = new SimpleBooleanProperty();
    private final BooleanProperty refused = new SimpleBooleanProperty();
    private final Asking asking;
    private final Consumer<Boolean> keep;
    private final Executor background;
    private final Executor ui;
    private int asked;
    private boolean busy;
    private boolean quiet;

    /** Asks the system for something. May block. */
    @FunctionalInterface
    interface Asking {
        /** What is so afterwards. */
        boolean ask(boolean wanted);
    }

    /**
     * A switch.
     *
     * @param present what it shows at first
     * @param keep told what is so, on the interface thread, whenever the system was asked
     */
    SystemSwitch(
            boolean present,
            Asking asking,
            Consumer<Boolean> keep,
            Executor background,
            Executor ui) {
        this.asking = asking;
        this.keep = keep;
        this.background = background;
        this.ui = ui;
        on.set(present);
        on.addListener((property, before, now) -> turned());
    }

    /** Where it stands; a person turns it by setting this. */
    BooleanProperty on() {
        return on;
    }

    /** Set when the system refused; whoever has said so sets it back. */
    BooleanProperty refused() {
        return refused;
    }

    /** Looks what is so, as it may have been changed elsewhere; what is asked meanwhile counts for more. */
    void look(BooleanSupplier looking) {
        int before = asked;
        background.execute(() -> {
            boolean so = looking.getAsBoolean();
            ui.execute(() -> {
                if (asked == before && !busy) {
                    settle(so);
                }
            });
        });
    }

    private void turned() {
        if (!quiet && !busy) {
            ask();
        }
    }

    private void ask() {
        boolean wanted = on.get();
        busy = true;
        asked++;
        background.execute(() -> {
            boolean so = asking.ask(wanted);
            ui.execute(() -> answered(wanted, so));
        });
    }

    /** The person may have turned it again meanwhile, and then means that. */
    private void answered(boolean wanted, boolean so) {
        busy = false;
        if (on.get() != wanted) {
            ask();
            return;
        }
        settle(so);
        if (so != wanted) {
            refused.set(true);
        }
    }

    private void settle(boolean so) {
        quiet = true;
        on.set(so);
        quiet = false;
        keep.accept(so);
    }
}
