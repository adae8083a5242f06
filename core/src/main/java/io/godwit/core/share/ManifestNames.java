package io.godwit.core.share;

import io.godwit.core.crypto.Sha256;
import io.godwit.core.manifest.ManifestLimits;
import io.godwit.core.manifest.PathGrammar;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Optional;

/** How the names of local files are told to others: in form NFC, or not at all. */
final class ManifestNames {

    private static final int MARK_BYTES = 4;

    private ManifestNames() {}

    /** The name to tell, or empty when it is no Unicode text or not in the grammar of a manifest. */
    static Optional<String> of(Path name) {
        String text = name.toString();
        if (text.chars().allMatch(c -> c < 0x80)) {
            return PathGrammar.fault(text).isEmpty() ? Optional.of(text) : Optional.empty();
        }
        if (!isText(name)) {
            return Optional.empty();
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return PathGrammar.fault(composed).isEmpty() ? Optional.of(composed) : Optional.empty();
    }

    /**
     * Whether a name or path can be written down and found again. File names are bytes on some systems; those that are no
     * text in the system's encoding do not survive this.
     */
    static boolean isText(Path name) {
        try {
            return name.getFileSystem().getPath(name.toString()).equals(name);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * Another name for a file whose name is taken by a file with an equal NFC form. Depends on nothing but the two
     * names, so that copies of a folder on several machines stay equal.
     */
    static Optional<String> distinct(String taken, String local) {
        byte[] digest = Sha256.of(local.getBytes(StandardCharsets.UTF_8));
        String mark = " (" + HexFormat.of().formatHex(digest, 0, MARK_BYTES) + ")";
        int dot = taken.lastIndexOf('.');
        String name =
                dot > 0 ? taken.substring(0, dot) + mark + taken.substring(dot) : taken + mark;
        return name.length() <= ManifestLimits.MAX_NAME && PathGrammar.fault(name).isEmpty()
                ? Optional.of(name)
                : Optional.empty();
    }
}
