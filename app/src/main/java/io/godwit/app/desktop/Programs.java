package io.godwit.app.desktop;

import io.godwit.app.text.ContentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
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
                    "air",
                    "apk",
                    "app",
                    "appimage",
                    "appinstaller",
                    "application",
                    "appref-ms",
                    "appx",
                    "appxbundle",
                    "bash",
                    "bat",
                    "bin",
                    "chm",
                    "cmd",
                    "com",
                    "command",
                    "cpl",
                    "csh",
                    "deb",
                    "deskthemepack",
                    "desktop",
                    "diagcab",
                    "dll",
                    "dmg",
                    "exe",
                    "fileloc",
                    "fish",
                    "flatpakref",
                    "ftploc",
                    "gadget",
                    "hta",
                    "img",
                    "inetloc",
                    "inf",
                    "ins",
                    "iso",
                    "jar",
                    "jnlp",
                    "job",
                    "js",
                    "jse",
                    "ksh",
                    "library-ms",
                    "lnk",
                    "mobileconfig",
                    "mpkg",
                    "msc",
                    "msi",
                    "msix",
                    "msixbundle",
                    "msp",
                    "mst",
                    "osx",
                    "out",
                    "pif",
                    "pkg",
                    "pl",
                    "prefpane",
                    "ps1",
                    "psc1",
                    "psd1",
                    "psm1",
                    "py",
                    "pyc",
                    "pyw",
                    "pyz",
                    "pyzw",
                    "rb",
                    "rdp",
                    "reg",
                    "rpm",
                    "run",
                    "saver",
                    "scf",
                    "scpt",
                    "scptd",
                    "scr",
                    "search-ms",
                    "searchconnector-ms",
                    "service",
                    "settingcontent-ms",
                    "sh",
                    "snap",
                    "terminal",
                    "theme",
                    "themepack",
                    "tool",
                    "url",
                    "vb",
                    "vbe",
                    "vbs",
                    "vhd",
                    "vhdx",
                    "webloc",
                    "website",
                    "wim",
                    "workflow",
                    "ws",
                    "wsc",
                    "wsf",
                    "wsh",
                    "xbap",
                    "xll",
                    "zsh");

    private static final Set<PosixFilePermission> EXECUTE =
            PosixFilePermissions.fromString("--x--x--x");

    private Programs() {}

    /** Whether a name ends as a program's does; Windows ignores dots and spaces at the end. */
    static boolean couldBe(Path file) {
        String name = String.valueOf(file.getFileName()).replaceAll("[. ]+$", "");
        int dot = name.lastIndexOf('.');
        return dot >= 0 && KINDS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /**
     * Whether a file may be executed and is of no kind that another program shows: some systems run such a one. Where
     * file systems mark everything as executable, pictures and documents can still be opened. Looks at the disk.
     */
    static boolean isMarked(Path file) {
        String name = String.valueOf(file.getFileName());
        return ContentKind.of(name, false) == ContentKind.OTHER && mayBeExecuted(file);
    }

    private static boolean mayBeExecuted(Path file) {
        try {
            PosixFileAttributeView modes =
                    Files.getFileAttributeView(
                            file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            return modes != null
                    && modes.readAttributes().permissions().stream().anyMatch(EXECUTE::contains);
        } catch (IOException unknown) {
            return true;
        }
    }
}
