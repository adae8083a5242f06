package io.godwit.app.desktop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/** An entry that is a file in a folder which the system reads at login: XDG autostart, launch agents of macOS. */
final class AutostartFile implements Autostart {
    /** Of a desktop entry: it is to be taken as deleted. A launch agent has no such line. */
    private static final Pattern HIDDEN = Pattern.compile("\\s*Hidden\\s*=\\s*true\\s*");

    private final Path file;
    private final String content;

    AutostartFile(Path file, String content) {
        this.file = file;
        this.content = content;
    }

    /**
     * A desktop entry as the Desktop Application Autostart Specification wants it.
     *
     * @param folder the {@code autostart} folder
     * @param launcher the program
     */
    static AutostartFile xdg(Path folder, Path launcher) {
        return new AutostartFile(
                folder.resolve("godwit.desktop"),
                """
                [Desktop Entry]
                Type=Application
                Name=Godwit
                Icon=godwit
                Exec=%s open
                Terminal=false
                X-GNOME-Autostart-enabled=true
                """
                        .formatted(quoted(launcher)));
    }

    /** Quoting of the Exec key: first for the argument, then backslashes once more as in every string. */
    private static String quoted(Path launcher) {
        String argument =
                launcher.toString().replaceAll("([\"`$\\\\])", "\\\\$1").replace("%", "%%");
        return '"' + argument.replace("\\", "\\\\") + '"';
    }

    /**
     * A launch agent of macOS.
     *
     * @param folder {@code ~/Library/LaunchAgents}
     * @param launcher the program
     */
    static AutostartFile launchAgent(Path folder, Path launcher) {
        return new AutostartFile(
                folder.resolve("io.godwit.Godwit.plist"),
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0"><dict>
                <key>Label</key><string>io.godwit.Godwit</string>
                <key>ProgramArguments</key>
                <array><string>%s</string><string>open</string></array>
                <key>RunAtLoad</key><true/>
                </dict></plist>
                """
                        .formatted(escaped(launcher.toString())));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public void set(boolean wanted) throws IOException {
        if (!wanted) {
            Files.deleteIfExists(file);
            return;
        }
        Files.createDirectories(file.resolveSibling(""));
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(draft, content);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public boolean isSet() throws IOException {
        return Files.isRegularFile(file) && !isHidden();
    }

    /** Whether the settings of the desktop switched it off, which leaves the file. Somebody may have broken its text. */
    private boolean isHidden() throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1)
                .lines()
                .anyMatch(line -> HIDDEN.matcher(line).matches());
    }
}
