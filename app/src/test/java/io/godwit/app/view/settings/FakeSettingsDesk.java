package io.godwit.app.view.settings;

import io.godwit.app.settings.AppSettings;
import io.godwit.core.identity.IdentityException;
import io.godwit.core.identity.Password;
import io.godwit.core.peer.PeerId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A machine on which port 9001 is taken and nothing can be written below /sealed. */
final class FakeSettingsDesk implements SettingsDesk {
    final List<String> done = new CopyOnWriteArrayList<>();
    final List<AppSettings> applied = new CopyOnWriteArrayList<>();
    volatile boolean login = true;
    volatile boolean loginSet;
    volatile boolean tray = true;
    volatile boolean known = true;

    /** The password of the key; empty if it is not locked. */
    volatile String lock = "";

    /** What was asked of the system about the start at login. */
    final List<Boolean> asked = new CopyOnWriteArrayList<>();

    /** Holds up the system's answer until it is opened. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    /** Holds up whoever opens the key until it is opened. */
    volatile CountDownLatch opening = new CountDownLatch(0);

    /** How often somebody began to open the key. */
    final AtomicInteger opened = new AtomicInteger();

    private volatile int identity = 1;

    @Override
    public boolean writable(Path folder) {
        return !folder.startsWith("/sealed");
    }

    @Override
    public boolean available(int port) {
        return port != 9_001;
    }

    @Override
    public boolean running() {
        return true;
    }

    @Override
    public void apply(AppSettings before, AppSettings now) {
        done.add("apply");
        applied.add(now);
    }

    @Override
    public void restart() {
        done.add("restart");
    }

    @Override
    public boolean startAtLogin(boolean wanted) {
        await(gate);
        asked.add(wanted);
        if (login) {
            loginSet = wanted;
        }
        return loginSet;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean startsAtLogin() {
        return loginSet;
    }

    @Override
    public boolean hasTray() {
        return tray;
    }

    @Override
    public Optional<PeerId> identity() {
        return known ? Optional.of(me()) : Optional.empty();
    }

    private PeerId me() {
        return new PeerId(identity, 2, 3, 4);
    }

    @Override
    public boolean locked() {
        return !lock.isEmpty();
    }

    private void open(Password present) throws IdentityException {
        opened.incrementAndGet();
        await(opening);
        if (!lock.isEmpty() && !lock.equals(text(present))) {
            throw new IdentityException(
                    IdentityException.Reason.WRONG_PASSWORD, "wrong", "try again");
        }
    }

    private static String text(Password password) {
        return new String(password.utf8(), StandardCharsets.UTF_8);
    }

    @Override
    public void exportIdentity(Path file, Password present, Password password) throws IOException {
        open(present);
        if (file.endsWith("there.pem")) {
            throw new FileAlreadyExistsException(file.toString());
        }
        done.add("export " + password);
    }

    @Override
    public PeerId importIdentity(Path file, Password password) throws IOException {
        if (password.isNone() || text(password).equals("wrong")) {
            throw new IdentityException(
                    IdentityException.Reason.WRONG_PASSWORD, "wrong", "try again");
        }
        identity = 7;
        lock = text(password);
        return me();
    }

    @Override
    public PeerId rotateIdentity(Password present) throws IOException {
        open(present);
        identity = 9;
        return me();
    }

    @Override
    public void lockIdentity(Password present, Password next) throws IOException {
        open(present);
        lock = text(next);
    }

    @Override
    public Path profile() {
        return Path.of("/home/ada/.local/share/godwit");
    }
}
