package io.godwit.core.transfer.download;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ManifestEntry.FileEntry;
import java.util.Arrays;
import java.util.List;

/**
 * Finds files by root in 8 bytes per file: sorted words of which the low bits are the file number and the rest the
 * beginning of the root. Immutable and thread-safe.
 */
final class RootIndex {

    /** Bits of a file number; {@link io.godwit.core.manifest.ManifestLimits#MAX_ENTRIES} fits. */
    private static final int BITS = 20;

    private static final long MASK = (1L << BITS) - 1;

    private final List<FileEntry> files;
    private final long[] words;

    RootIndex(List<FileEntry> files) {
        this.files = files;
        this.words = new long[files.size()];
        for (int file = 0; file < words.length; file++) {
            words[file] = (files.get(file).root().w0() & ~MASK) | file;
        }
        Arrays.sort(words);
    }

    /** The first file with a root; -1 if there is none. */
    int find(ContentId root) {
        long prefix = root.w0() & ~MASK;
        int found = Arrays.binarySearch(words, prefix);
        int at = found < 0 ? -found - 1 : found;
        while (at < words.length && (words[at] & ~MASK) == prefix) {
            int file = (int) (words[at] & MASK);
            if (files.get(file).root().equals(root)) {
                return file;
            }
            at++;
        }
        return -1;
    }
}
