package io.godwit.app.desktop;

import io.godwit.app.desktop.Outcome.Reason;
import io.godwit.core.content.DisplayName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A desktop that is asked through the commands of its system. */
final class SystemDesktop implements Desktop {
    private static final Set<String> WEB = Set.of("http", "https", "mailto");

    private final SystemCommands commands;
    private final CommandRunner runner;
    private final Optional<Autostart> autostart;
    private final TrayFactory trays;
    private final Executor background;
    private final AtomicReference<@Nullable Tray> tray = new AtomicReference<>();
    private final StayAwake awake;

    /** The system's tray; blocks. */
    interface TrayFactory {
        boolean isOffered();

        Optional<Tray> show(TrayContent content);
    }

    SystemDesktop(
            SystemCommands commands,
            CommandRunner runner,
            Optional<Autostart> autostart,
            TrayFactory trays,
            Executor background) {
        this.commands = commands;
        this.runner = runner;
        this.autostart = autostart;
        this.trays = trays;
        this.background = background;
        this.awake = new StayAwake(runner, commands, background);
    }

    private CompletionStage<Outcome> later(Supplier<Outcome> work) {
        return CompletableFuture.supplyAsync(work, background);
    }

    @Override
    public CompletionStage<Outcome> reveal(Path path) {
        return later(() -> withExisting(path, there -> runner.run(commands.reveal(there))));
    }

    @Override
    public CompletionStage<Outcome> open(Path path) {
        return later(() -> withExisting(path, this::openChecked));
    }

    private Outcome openChecked(Path path) {
        boolean folder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        boolean bundle = folder && Programs.couldBe(path);
        boolean program =
                !folder
                        && (Programs.couldBe(path)
                                || Programs.isMarked(path)
                                || Files.isSymbolicLink(path));
        if (bundle || program) {
            return new Outcome.Failed(
                    Reason.COULD_BE_A_PROGRAM,
                    "This could be a program, so it is not started from here.");
        }
        return runner.run(commands.open(path));
    }

    private static Outcome withExisting(Path path, Function<Path, Outcome> work) {
        Path absolute = path.toAbsolutePath().normalize();
        return Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)
                ? work.apply(absolute)
                : new Outcome.Failed(Reason.NOT_THERE, "It is no longer there.");
    }

    @Override
    public CompletionStage<Outcome> browse(URI address) {
        String scheme = Optional.ofNullable(address.getScheme()).orElse("");
        if (!WEB.contains(scheme.toLowerCase(Locale.ROOT))) {
            return CompletableFuture.completedFuture(
                    new Outcome.Failed(
                            Reason.NOT_A_WEB_ADDRESS, "That is not the address of a web page."));
        }
        return later(() -> runner.run(commands.browse(address)));
    }

    @Override
    public CompletionStage<Outcome> trash(Path path) {
        return later(() -> withExisting(path, there -> runner.run(commands.trash(there))));
    }

    @Override
    public CompletionStage<Outcome> notifyPerson(String title, String text) {
        String visibleTitle = DisplayName.of(title);
        String visibleText = DisplayName.of(text);
        return later(() -> {
            Tray shown = tray.get();
            if (commands.notify(title, text).isEmpty() && shown != null) {
                shown.message(visibleTitle, visibleText);
                return Outcome.done();
            }
            return runner.run(commands.notify(visibleTitle, visibleText));
        });
    }

    @Override
    public CompletionStage<Boolean> hasTray() {
        return CompletableFuture.supplyAsync(trays::isOffered, background);
    }

    @Override
    public CompletionStage<Optional<Tray>> tray(TrayContent content) {
        return CompletableFuture.supplyAsync(
                () -> {
                    Optional<Tray> shown = trays.show(content);
                    shown.map(tray::getAndSet).ifPresent(Tray::close);
                    return shown;
                },
                background);
    }

    @Override
    public Wakefulness stayAwake(String why) {
        return awake.hold(DisplayName.of(why));
    }

    @Override
    public CompletionStage<Outcome> startAtLogin(boolean wanted) {
        return later(() -> {
            if (autostart.isEmpty()) {
                return new Outcome.Failed(
                        Reason.NOT_OFFERED,
                        "Godwit does not know which program to start at login.");
            }
            try {
                autostart.get().set(wanted);
                return Outcome.done();
            } catch (IOException refused) {
                return new Outcome.Failed(
                        Reason.REFUSED, "The entry for the start at login could not be changed.");
            }
        });
    }

    @Override
    public CompletionStage<Boolean> startsAtLogin() {
        return CompletableFuture.supplyAsync(this::autostartIsSet, background);
    }

    private boolean autostartIsSet() {
        try {
            return autostart.isPresent() && autostart.get().isSet();
        } catch (IOException unreadable) {
            return false;
        }
    }

    @Override
    public void close() {
        awake.close();
        Tray shown = tray.getAndSet(null);
        if (shown != null) {
            shown.close();
        }
    }
}
