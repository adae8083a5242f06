package io.godwit.app.settings;

/** How the window looks. */
public enum ThemeChoice {
    /** As the system says, and dark where it says nothing. */
    SYSTEM,
    /** Light text on dark. */
    DARK,
    /** Dark text on light. */
    LIGHT
}
