package io.godwit.app.settings;

/** How the window looks. */
public enum ThemeChoice {
    /** As the system says; what says nothing cannot be told from what says light, and is light. */
    SYSTEM,
    /** Light text on dark. */
    DARK,
    /** Dark text on light. */
    LIGHT
}
