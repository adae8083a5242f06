package io.godwit.app.desktop;

/** A word that was to be opened is neither a file or folder that is there nor a link; says which. */
public final class OpenException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String word;
    private final boolean senseless;

    /**
     * A word that makes no sense.
     *
     * @param word the word as it was given; not escaped
     * @param detail what is wrong with it
     * @param senseless whether it would make no sense anywhere, as a broken link; else it is not there
     */
    OpenException(String word, String detail, boolean senseless) {
        super(detail);
        this.word = word;
        this.senseless = senseless;
    }

    /** The word as it was given; not escaped. */
    public String word() {
        return word;
    }

    /** Whether it makes no sense anywhere, as a broken link; else it names something that is not there. */
    public boolean senseless() {
        return senseless;
    }
}
