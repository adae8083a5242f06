package io.godwit.core.manifest;

/** Every limit of a manifest; each is a row of the table in PROTOCOL.md, "Limits", which a test compares. */
public final class ManifestLimits {

    /** Bytes of an encoded manifest. §5 */
    public static final int MAX_MANIFEST = 64 * 1024 * 1024;

    /** Entries of a manifest. §5 */
    public static final int MAX_ENTRIES = 1_000_000;

    /** Parts of a path in a manifest. §5 */
    public static final int MAX_PATH_PARTS = 128;

    /** Parts of all paths in a manifest that are not shared with the path before: bounds memory. §5 */
    public static final int MAX_PARTS = 2_000_000;

    /** UTF-8 bytes of one part of a path in a manifest. §5 */
    public static final int MAX_NAME = 1_024;

    /** UTF-8 bytes of a whole path in a manifest, separators included. §5 */
    public static final int MAX_PATH = 4_096;

    private ManifestLimits() {}
}
