package io.godwit.app.view.shares;

import io.godwit.app.text.Amounts;

/** Sizes that keep their order inside text that runs from right to left. */
final class Isolated {
    /** LEFT-TO-RIGHT MARK; the isolates that replaced it in Unicode are drawn as boxes by many fonts. */
    private static final char MARK = '\u200E';

    private Isolated() {}

    static String size(long bytes) {
        return MARK + Amounts.bytes(bytes) + MARK;
    }
}
