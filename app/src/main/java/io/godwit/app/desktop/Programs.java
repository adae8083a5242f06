package io.godwit.app.desktop;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * Kinds of files that a desktop runs, or that make it run something, when they are opened. The list errs on the side of
 * caution: such a file can still be opened from the file manager, where the system asks its own questions.
 */
final class Programs {
    private static final Set<String> KINDS =
            Set.of(
                    "action",
                    "apk",
                    "app",
                    "appimage",
                    "appref-ms",
                    "appx",
                    "bat",
                    "bin",
                    "cmd",
                    "com",
                    "command",
                    "cpl",
                    "csh",
                    "deb",
                    "desktop",
                    "dll",
                    "dmg",
                    "exe",
                    "flatpakref",
                    "gadget",
                    "hta",
                    "inf",
                    "ins",
                    "iso",
                    "jar",
                    "jnlp",
                    "js",
                    "jse",
                    "ksh",
                    "lnk",
                    "mpkg",
                    "msc",
                    "msi",
                    "msp",
                    "mst",
                    "osx",
                    "out",
                    "pif",
                    "pkg",
                    "pl",
                    "ps1",
                    "py",
                    "pyw",
                    "rb",
                    "reg",
                    "rpm",
                    "run",
                    "scf",
                    "scpt",
                    "scr",
                    "settingcontent-ms",
                    "sh",
                    "snap",
                    "terminal",
                    "url",
                    "vb",
                    "vbe",
                    "vbs",
                    "webloc",
                    "website",
                    "workflow",
                    "ws",
                    "wsc",
                    "wsf",
                    "wsh",
                    "zsh");

    private Programs() {}

    /** Whether a name ends as a program's does; Windows ignores dots and spaces at the end. */
    static boolean couldBe(Path file) {
        String name = String.valueOf(file.getFileName()).replaceAll("[. ]+$", "");
        int dot = name.lastIndexOf('.');
        return dot >= 0 && KINDS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
