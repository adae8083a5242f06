package io.godwit.app.view.search;

/** What the page has to say beside its rows. */
enum SearchState {
    /** Nothing is typed yet. */
    PROMPT,
    /** An answer is awaited. */
    SEARCHING,
    /** There are hits, if perhaps none that the filters let through. */
    FOUND,
    /** Nothing came, and nobody is known yet who could be asked. */
    WAITING,
    /** Nobody shares anything of that name. */
    NOTHING,
    /** A link or an identifier was pasted; it is the only row. */
    LINK,
    /** It begins like a link and is none. */
    BAD_LINK,
    /** The network is switched off. */
    OFFLINE,
    /** No discovery server answers. */
    UNREACHABLE;

    /** Whether asking again may help once the network is better. */
    boolean isForLackOfNetwork() {
        return this == WAITING || this == OFFLINE || this == UNREACHABLE;
    }
}
