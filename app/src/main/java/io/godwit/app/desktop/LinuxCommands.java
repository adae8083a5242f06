package io.godwit.app.desktop;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The commands of freedesktop.org's specifications, as Debian, Fedora and Arch install them. */
final class LinuxCommands implements SystemCommands {
    private static final String FILE_MANAGER = "org.freedesktop.FileManager1";

    @Override
    public List<Command> reveal(Path path) {
        Path folder = path.getParent() == null ? path : path.getParent();
        return List.of(
                Command.of(
                        "gdbus",
                        "call",
                        "--session",
                        "--timeout",
                        "5",
                        "--dest",
                        FILE_MANAGER,
                        "--object-path",
                        "/org/freedesktop/FileManager1",
                        "--method",
                        FILE_MANAGER + ".ShowItems",
                        "['" + quotable(path) + "']",
                        ""),
                shown(folder.toString()),
                Command.of("gio", "open", folder.toString()));
    }

    /** Where no desktop runs it is there until the program ends that it has begun. */
    private static Command shown(String what) {
        return Command.of("xdg-open", what).staying();
    }

    /** A URI keeps an apostrophe as it is, which would end the string in gdbus's notation. */
    private static String quotable(Path path) {
        return path.toUri().toASCIIString().replace("'", "%27");
    }

    @Override
    public List<Command> open(Path path) {
        return List.of(shown(path.toString()), Command.of("gio", "open", path.toString()));
    }

    @Override
    public List<Command> browse(URI address) {
        String text = address.toASCIIString();
        return List.of(shown(text), Command.of("gio", "open", text));
    }

    @Override
    public List<Command> trash(Path path) {
        return List.of(
                Command.of("gio", "trash", "--", path.toString()),
                Command.of("trash-put", "--", path.toString()));
    }

    @Override
    public List<Command> notify(String title, String text) {
        return List.of(
                Command.of(
                        "notify-send",
                        "--app-name=Godwit",
                        "--icon=godwit",
                        "--",
                        title,
                        plain(text)));
    }

    /** Servers may read a subset of HTML in the body, so a file's name must not be able to bring any. */
    private static String plain(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public List<Command> stayAwake(String why) {
        return List.of(
                Command.of(
                        "systemd-inhibit",
                        "--what=sleep:idle",
                        "--who=Godwit",
                        "--why=" + why,
                        "--mode=block",
                        "cat"));
    }
}
