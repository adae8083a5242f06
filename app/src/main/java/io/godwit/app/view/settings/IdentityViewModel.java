package io.godwit.app.view.settings;

import io.godwit.app.network.PasswordPause;
import io.godwit.core.identity.IdentityException;
import io.godwit.core.identity.Password;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** Who this is, and what can be done with the key. Keeps no password. Interface thread only. */
final class IdentityViewModel {
    private final SettingsDesk desk;
    private final Executor background;
    private final Executor ui;
    private final PasswordPause pause;
    private final PasswordPause imports;
    private final Runnable changed;
    private final ReadOnlyStringWrapper id = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper locked = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Optional<Outcome>> outcome =
            new SimpleObjectProperty<>(Optional.empty());

    /** What became of something that was asked for; each has its words. */
    enum Outcome {
        EXPORTED(true),
        IMPORTED(true),
        ROTATED(true),
        LOCKED(true),
        UNLOCKED(true),
        FILE_EXISTS(false),
        WRONG_PASSWORD(false),
        PASSWORD_NEEDED(false),
        PRESENT_WRONG(false),
        PAUSED(false),
        NO_KEY(false),
        KEY_REFUSED(false),
        FAILED(false);

        private final boolean good;

        Outcome(boolean good) {
            this.good = good;
        }

        boolean good() {
            return good;
        }

        private boolean isAnotherKey() {
            return this == IMPORTED || this == ROTATED;
        }
    }

    /** Another password may not be tried yet. */
    private static final class PausedException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Something that may block and fail. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    /**
     * Nothing is known yet.
     *
     * @param pause what wrong passwords of the key cost
     * @param imports what those of key files to import cost
     * @param changed run when another key was taken
     */
    IdentityViewModel(
            SettingsDesk desk,
            Executor background,
            Executor ui,
            PasswordPause pause,
            PasswordPause imports,
            Runnable changed) {
        this.desk = desk;
        this.background = background;
        this.ui = ui;
        this.pause = pause;
        this.imports = imports;
        this.changed = changed;
    }

    /** The peer ID in groups; empty while it is not known. */
    ReadOnlyStringProperty id() {
        return id.getReadOnlyProperty();
    }

    /** Whether the key is locked by a password, so that it is asked for at each start of the network. */
    ReadOnlyBooleanProperty locked() {
        return locked.getReadOnlyProperty();
    }

    /** What became of the last thing; whoever has said it empties it. */
    ObjectProperty<Optional<Outcome>> outcome() {
        return outcome;
    }

    /** In how many seconds a password can be tried again, of the key as of a file to import. */
    long secondsLeft() {
        return Math.max(pause.secondsLeft(), imports.secondsLeft());
    }

    /** Looks who this is. */
    void load() {
        background.execute(() -> {
            try {
                look();
            } catch (IOException e) {
                end(Outcome.FAILED);
            }
        });
    }

    private void look() throws IOException {
        Optional<PeerId> me = desk.identity();
        boolean nowLocked = desk.locked();
        ui.execute(() -> {
            id.set(me.map(PeerIdText::formatGrouped).orElse(""));
            locked.set(nowLocked);
        });
    }

    /** Whether two entries make a password for a key. */
    static boolean isPassword(String password, String again) {
        return password.length() >= Password.SHORTEST && password.equals(again);
    }

    /** Writes the key to a file. Passwords are closed when it is done, here and below. */
    void exportTo(Path file, Password present, Password chosen) {
        work(
                Outcome.EXPORTED,
                IdentityViewModel::ofPresent,
                () -> {
                    try (present;
                            chosen) {
                        opening(() -> desk.exportIdentity(file, present, chosen));
                    }
                });
    }

    /** Takes the key from a file. */
    void importFrom(Path file, Password itsPassword) {
        work(
                Outcome.IMPORTED,
                IdentityViewModel::ofFile,
                () -> {
                    try (itsPassword) {
                        importing(itsPassword, () -> show(desk.importIdentity(file, itsPassword)));
                    }
                });
    }

    /** A right one ends no pause: whoever guesses has a file of their own, with a password that they know. */
    private void importing(Password itsPassword, Work work) throws IOException {
        if (itsPassword.isNone()) {
            work.run();
        } else {
            trying(imports, work);
        }
    }

    /** Makes a new key. */
    void rotate(Password present) {
        work(
                Outcome.ROTATED,
                IdentityViewModel::ofPresent,
                () -> {
                    try (present) {
                        opening(() -> show(desk.rotateIdentity(present)));
                    }
                });
    }

    /** Locks the key by a password. */
    void lock(Password present, Password chosen) {
        lock(Outcome.LOCKED, present, chosen);
    }

    /** Keeps the key without a password. */
    void unlock(Password present) {
        lock(Outcome.UNLOCKED, present, Password.none());
    }

    private void lock(Outcome good, Password present, Password chosen) {
        work(
                good,
                IdentityViewModel::ofPresent,
                () -> {
                    try (present;
                            chosen) {
                        opening(() -> desk.lockIdentity(present, chosen));
                    }
                });
    }

    /** Something for which the key is opened by its password. */
    private void opening(Work work) throws IOException {
        trying(pause, work);
        pause.right();
    }

    private static void trying(PasswordPause pause, Work work) throws IOException {
        if (!pause.begin()) {
            throw new PausedException();
        }
        try {
            work.run();
            pause.undecided();
        } catch (IOException failed) {
            if (isWrongPassword(failed)) {
                pause.wrong();
            } else {
                pause.undecided();
            }
            throw failed;
        }
    }

    private static boolean isWrongPassword(IOException failed) {
        return failed instanceof IdentityException e
                && e.reason() == IdentityException.Reason.WRONG_PASSWORD;
    }

    private void work(Outcome good, Function<IOException, Outcome> bad, Work work) {
        background.execute(() -> {
            try {
                work.run();
                boolean nowLocked = desk.locked();
                ui.execute(() -> locked.set(nowLocked));
                end(good);
            } catch (IOException failed) {
                end(bad.apply(failed));
            }
        });
    }

    private void show(PeerId now) {
        ui.execute(() -> id.set(PeerIdText.formatGrouped(now)));
    }

    private void end(Outcome how) {
        ui.execute(() -> {
            outcome.set(Optional.of(how));
            if (how.isAnotherKey()) {
                changed.run();
            }
        });
    }

    private static Outcome ofPresent(IOException failure) {
        Outcome outcome = ofFile(failure);
        return outcome == Outcome.WRONG_PASSWORD || outcome == Outcome.PASSWORD_NEEDED
                ? Outcome.PRESENT_WRONG
                : outcome;
    }

    private static Outcome ofFile(IOException failure) {
        if (failure instanceof PausedException) {
            return Outcome.PAUSED;
        }
        if (failure instanceof FileAlreadyExistsException) {
            return Outcome.FILE_EXISTS;
        }
        if (!(failure instanceof IdentityException e)) {
            return Outcome.FAILED;
        }
        return switch (e.reason()) {
            case WRONG_PASSWORD -> Outcome.WRONG_PASSWORD;
            case PASSWORD_NEEDED -> Outcome.PASSWORD_NEEDED;
            case DAMAGED, MISSING -> Outcome.NO_KEY;
            case KEY_REFUSED, UNSUPPORTED -> Outcome.KEY_REFUSED;
            case EXPOSED, FULL, IO_ERROR -> Outcome.FAILED;
        };
    }
}
