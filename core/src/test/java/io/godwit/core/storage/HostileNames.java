package io.godwit.core.storage;

import java.util.List;
import java.util.Random;

/** Names that hurt programs like this one, and random mixtures of their parts. */
final class HostileNames {

    private static final List<String> PARTS =
            List.of(
                    "..",
                    ".",
                    "/",
                    "\\",
                    "~",
                    "CON",
                    "nul",
                    "aux.txt",
                    "COM1",
                    "LPT¹",
                    "CONIN$",
                    " ",
                    "a:b",
                    "C:",
                    "file:",
                    "\\\\?\\",
                    "<",
                    ">",
                    "\"",
                    "|",
                    "?",
                    "*",
                    "\u0000",
                    "\u001B[2J",
                    "\n",
                    "\u007F",
                    "\u202E",
                    "\u2066",
                    "\u200B",
                    "\u2028",
                    "\uFEFF",
                    "\uD800",
                    "\uDC00",
                    "😀",
                    "👨‍👩‍👧",
                    "é",
                    "e\u0301",
                    "ß",
                    "ı",
                    "İ",
                    "ﬁ",
                    ".ssh",
                    ".bashrc",
                    "desktop.ini",
                    ".desktop",
                    ".lnk",
                    ".exe",
                    ".tar.gz",
                    "%00",
                    "$(x)",
                    "`x`",
                    "-rf",
                    "=cmd",
                    "&",
                    "'",
                    ".godwit-",
                    "journal",
                    "part",
                    "a",
                    "B",
                    "0123456789",
                    "ä".repeat(60),
                    "x".repeat(120));

    private HostileNames() {}

    static String next(Random random) {
        StringBuilder name = new StringBuilder();
        for (int parts = 1 + random.nextInt(5); parts > 0; parts--) {
            name.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return name.toString();
    }
}
