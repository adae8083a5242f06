package io.godwit.app.desktop;

/** A word that was to be opened is neither a file or folder that is there nor a link; says which. */
public final class OpenException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String word;

    /**
     * A word that makes no sense.
     *
     * @param word the word as it was given; not escaped
     * @param detail what is wrong with it
     */
    OpenException(String word, String detail) {
        super(detail);
        this.word = word;
    }

    /** The word as it was given; not escaped. */
    public String word() {
        return word;
    }
}
