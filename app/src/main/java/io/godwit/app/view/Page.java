package io.godwit.app.view;

/** The pages of the window, in the order of the sidebar. */
public enum Page {
    /** Drop something, see what happens. */
    HOME,
    /** What this peer offers. */
    SHARES,
    /** Who is around. */
    PEERS,
    /** What others offer. */
    SEARCH,
    /** What is being fetched. */
    TRANSFERS,
    /** What was fetched. */
    DOWNLOADS,
    /** What happened. */
    ACTIVITY,
    /** What can be chosen. */
    SETTINGS,
    /** What this program is. */
    ABOUT
}
