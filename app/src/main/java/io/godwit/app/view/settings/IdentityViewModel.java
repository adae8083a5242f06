package io.godwit.app.view.settings;

import io.godwit.core.identity.IdentityException;
import io.godwit.core.identity.Password;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** Who this is, and what can be done with the key. Interface thread only. */
final class IdentityViewModel {
    /** Fewer characters are found by trying. */
    static final int SHORTEST_PASSWORD = 8;

    private final SettingsDesk desk;
    private final Executor background;
    private final Executor ui;
    private final Runnable changed;
    private final ReadOnlyStringWrapper id = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Optional<Outcome>> outcome =
            new SimpleObjectProperty<>(Optional.empty());

    /** What became of something that was asked for; each has its words. */
    enum Outcome {
        EXPORTED(true),
        IMPORTED(true),
        ROTATED(true),
        FILE_EXISTS(false),
        WRONG_PASSWORD(false),
        PASSWORD_NEEDED(false),
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
    }

    /**
     * Nothing is known yet.
     *
     * @param changed run when another key was taken
     */
    IdentityViewModel(SettingsDesk desk, Executor background, Executor ui, Runnable changed) {
        this.desk = desk;
        this.background = background;
        this.ui = ui;
        this.changed = changed;
    }

    /** The peer ID in groups; empty until it is known. */
    ReadOnlyStringProperty id() {
        return id.getReadOnlyProperty();
    }

    /** What became of the last thing; whoever has said it empties it. */
    ObjectProperty<Optional<Outcome>> outcome() {
        return outcome;
    }

    /** Looks who this is. */
    void load() {
        background.execute(() -> {
            try {
                show(desk.identity());
            } catch (IOException e) {
                end(Outcome.FAILED);
            }
        });
    }

    /** Whether two entries make a password for a key file. */
    static boolean isPassword(String password, String again) {
        return password.length() >= SHORTEST_PASSWORD && password.equals(again);
    }

    /** Writes the key to a file. */
    void exportTo(Path file, char[] characters) {
        background.execute(() -> {
            try (Password password = Password.of(characters)) {
                desk.exportIdentity(file, password);
                end(Outcome.EXPORTED);
            } catch (IOException e) {
                end(outcome(e));
            }
        });
    }

    /** Takes the key from a file. */
    void importFrom(Path file, char[] characters) {
        background.execute(() -> {
            try (Password password = Password.of(characters)) {
                show(desk.importIdentity(file, password));
                end(Outcome.IMPORTED);
            } catch (IOException e) {
                end(outcome(e));
            }
        });
    }

    /** Makes a new key. */
    void rotate() {
        background.execute(() -> {
            try {
                show(desk.rotateIdentity());
                end(Outcome.ROTATED);
            } catch (IOException e) {
                end(outcome(e));
            }
        });
    }

    private void show(PeerId now) {
        ui.execute(() -> id.set(PeerIdText.formatGrouped(now)));
    }

    private void end(Outcome how) {
        ui.execute(() -> {
            outcome.set(Optional.of(how));
            if (how == Outcome.IMPORTED || how == Outcome.ROTATED) {
                changed.run();
            }
        });
    }

    private static Outcome outcome(IOException failure) {
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
