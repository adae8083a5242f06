package io.godwit.core.storage;

import io.godwit.core.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Turns names from a manifest into names that are harmless on every system, the same way everywhere and every time.
 *
 * <p>A name that is fine is not changed. What a reader cannot see or a system gives a meaning of its own becomes an
 * underscore; a name that is too long keeps its start and extension, and a piece of its hash. Thread-safe.
 */
public final class SafeNames {

    /** Longest name in UTF-8 bytes; every common file system takes it. */
    static final int MAX_BYTES = 255;

    /** Hash digits that tell names apart which were shortened or would collide. */
    private static final int HASH_BYTES = 4;

    /** An extension longer than this is no extension. */
    private static final int MAX_EXTENSION_BYTES = 24;

    private static final Pattern RESERVED =
            Pattern.compile(
                    "(?i)(?:con|prn|aux|nul|clock\\$|conin\\$|conout\\$|(?:com|lpt)[0-9¹²³])(?: *\\..*)?");

    /** Extensions of files that a double-click runs; autorun.inf and desktop.ini among them. */
    private static final Set<String> LAUNCHERS =
            Set.of("desktop", "lnk", "url", "scf", "inf", "ini");

    /** What a system reads in a folder that is looked at, by collision key. */
    private static final Set<String> FOLDER_SETTINGS = Set.of("desktop.ini", "autorun.inf");

    private static final Set<String> PACKERS =
            Set.of("gz", "bz2", "xz", "zst", "lz", "lz4", "br", "Z");

    private final Predicate<String> encodable;

    /**
     * Names for one place.
     *
     * @param encodable whether the system can have a file of this name; one that cannot be is written in ASCII
     */
    SafeNames(Predicate<String> encodable) {
        this.encodable = encodable;
    }

    /** Names for a system that takes any Unicode name. */
    public SafeNames() {
        this(name -> true);
    }

    /**
     * The local form of one name, not of a path.
     *
     * @param original as in the manifest, of any length
     * @return a name of 1 to 255 UTF-8 bytes that is not special anywhere
     */
    public String local(String original) {
        return local(original, MAX_BYTES);
    }

    /**
     * The local form of the name under which a download stands in the folder that a person chose. There, unlike in a
     * folder of its own, it would not be seen if it began with a dot, and could be taken for a setting of whatever reads
     * the folder, as {@code .bashrc} and {@code desktop.ini} are; such a name gets an underscore in front, as in browsers.
     *
     * @param original as in the manifest, of any length
     * @return a name of 1 to 255 UTF-8 bytes that is not special anywhere, and is seen
     */
    String localTop(String original) {
        String name = local(original);
        boolean seen = !name.startsWith(".") && !FOLDER_SETTINGS.contains(collisionKey(name));
        return seen ? name : local("_" + name);
    }

    String local(String original, int maxBytes) {
        String visible = VisibleText.of(original);
        String name = notSpecial(encodable.test(visible) ? visible : ascii(visible));
        return bytes(name) <= maxBytes ? name : marked(name, original, maxBytes);
    }

    /** The name with a piece of the original's hash before its extension, to tell it from another. */
    static String marked(String name, String original, int maxBytes) {
        byte[] hash = Sha256.of(original.getBytes(StandardCharsets.UTF_16BE));
        return withSuffix(name, "~" + HexFormat.of().formatHex(hash, 0, HASH_BYTES), maxBytes);
    }

    /** The name with a suffix before its extension, and so much less of its stem that it fits. */
    static String withSuffix(String name, String suffix, int maxBytes) {
        String extension = extension(name);
        if (bytes(extension) + bytes(suffix) >= maxBytes) {
            extension = "";
        }
        String stem = name.substring(0, name.length() - extension.length());
        int room = maxBytes - bytes(suffix) - bytes(extension);
        return start(stem, room) + suffix + extension;
    }

    /** What follows the stem, with its dot: {@code .txt}, {@code .tar.gz}, or nothing. */
    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        if (dot <= 0 || bytes(name.substring(dot)) > MAX_EXTENSION_BYTES) {
            return "";
        }
        int tar = name.lastIndexOf('.', dot - 1);
        boolean packedTar =
                tar > 0
                        && name.substring(tar, dot).equalsIgnoreCase(".tar")
                        && PACKERS.contains(name.substring(dot + 1));
        return name.substring(packedTar ? tar : dot);
    }

    /** As many whole code points from the start as fit. */
    private static String start(String text, int maxBytes) {
        int end = 0;
        int used = 0;
        while (end < text.length()) {
            int length = Character.charCount(text.codePointAt(end));
            used += bytes(text.substring(end, end + length));
            if (used > maxBytes) {
                break;
            }
            end += length;
        }
        return text.substring(0, end);
    }

    private static String notSpecial(String name) {
        StringBuilder safe = new StringBuilder(name);
        for (int i = safe.length() - 1; i >= 0 && isTrimmedByWindows(safe.charAt(i)); i--) {
            safe.setCharAt(i, '_');
        }
        if (safe.isEmpty() || RESERVED.matcher(safe).matches() || looksLikeStaging(safe)) {
            safe.insert(0, '_');
        }
        return safe.toString();
    }

    /** A received folder must never pass for a staging folder of ours, whose journal is believed. */
    private static boolean looksLikeStaging(StringBuilder name) {
        return collisionKey(name.toString()).startsWith(StagingFolder.PREFIX);
    }

    private static boolean isTrimmedByWindows(char c) {
        return c == '.' || c == ' ';
    }

    private static String ascii(String name) {
        StringBuilder escaped = new StringBuilder();
        name.codePoints()
                .forEach(c -> {
                    if (c < 0x80) {
                        escaped.append((char) c);
                    } else {
                        escaped.append('_').append(Integer.toHexString(c));
                    }
                });
        return escaped.toString();
    }

    /**
     * Two names with the same key may be one file on some system: equal but for case, for the way an accent is
     * written, or for something invisible.
     */
    static String collisionKey(String name) {
        // Of printable ASCII nothing is left to do but to
        // fold case; most of a million names are that.
        boolean plain = name.chars().allMatch(c -> c >= ' ' && c <= '~');
        return plain ? name.toLowerCase(Locale.ROOT) : foldedKey(name);
    }

    /** The key of any name. */
    static String foldedKey(String name) {
        String folded = fold(fold(Normalizer.normalize(name, Normalizer.Form.NFKC)));
        return VisibleText.withoutInvisible(Normalizer.normalize(folded, Normalizer.Form.NFKC));
    }

    private static String fold(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** Whether a received file of this name may be executable, if its manifest says so. */
    static boolean mayBeExecutable(String local) {
        String lower = local.toLowerCase(Locale.ROOT);
        return !LAUNCHERS.contains(lower.substring(lower.lastIndexOf('.') + 1));
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
