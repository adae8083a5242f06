package io.godwit.app.desktop;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The commands that macOS brings. */
final class MacCommands implements SystemCommands {
    @Override
    public List<Command> reveal(Path path) {
        return List.of(Command.of("open", "-R", path.toString()));
    }

    @Override
    public List<Command> open(Path path) {
        return List.of(Command.of("open", path.toString()));
    }

    @Override
    public List<Command> browse(URI address) {
        return List.of(Command.of("open", address.toASCIIString()));
    }

    /** Since macOS 14; on earlier ones nothing is moved, and the person is told that the system offers no way. */
    @Override
    public List<Command> trash(Path path) {
        return List.of(Command.of("/usr/bin/trash", path.toString()));
    }

    /** The words are arguments of the script rather than part of it. */
    @Override
    public List<Command> notify(String title, String text) {
        return List.of(
                Command.of(
                        "osascript",
                        "-e",
                        "on run argv",
                        "-e",
                        "display notification (item 2 of argv) with title (item 1 of argv)",
                        "-e",
                        "end run",
                        title,
                        text));
    }

    @Override
    public List<Command> stayAwake(String why) {
        return List.of(Command.of("caffeinate", "-i", "cat"));
    }
}
