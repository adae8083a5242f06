package io.godwit.app.protect;

/** Why a file could not be protected or opened. */
public enum ProtectFault {
    /** No password was given. */
    NO_PASSWORD("No password was given.", "Choose one that nobody guesses."),
    /** The password is not the one. */
    WRONG_PASSWORD("The password is wrong.", "Type it exactly as the sender did; capitals count."),
    /** Not an age file at all. */
    NOT_PROTECTED(
            "This file is not protected with a password.",
            "Only files in the age format can be opened here."),
    /** An age file for keys instead of a password. */
    NOT_A_PASSWORD(
            "This file is protected with a key rather than a password.",
            "Open it with the age tool and the key."),
    /** The work factor asks for more memory than anybody should give. */
    TOO_EXPENSIVE(
            "Opening this file would need more memory than Godwit gives.",
            "If you trust who sent it, open it with the age tool."),
    /** There is not enough memory for the work factor. */
    NO_MEMORY(
            "There is not enough free memory to work with the password.",
            "Close other programs and try again; 256 MiB are needed, at most 512 MiB."),
    /** The header is not as it was written. */
    DAMAGED_HEADER(
            "The beginning of the file is damaged or was changed.",
            "Fetch it again; if that does not help, ask who sent it for a new one."),
    /** The end is missing. */
    TRUNCATED(
            "The end of the file is missing or was changed.",
            "Fetch it again; if that does not help, ask who sent it for a new one."),
    /** Somewhere the content is not as it was written. */
    TAMPERED(
            "The file was changed or damaged after it was protected.",
            "Do not trust it; ask who sent it for a new one."),
    /** What should be protected is neither a file nor a folder, or has links in it. */
    NOT_A_FILE(
            "Only files and folders can be protected.", "Choose a file or folder that is there."),
    /** The file to read cannot be read. */
    UNREADABLE(
            "The file, or something in the folder, cannot be read.",
            "Check that it is there and that you may read all of it."),
    /** The result cannot be written. */
    UNWRITABLE(
            "The result cannot be written.",
            "Check that you may write to the folder and that there is room."),
    /** A fault of this program; the log says more. */
    UNEXPECTED("Something unexpected happened.", "The log has it; try again."),
    /** Somebody stopped it. */
    STOPPED("It was stopped.", "Nothing was left behind; start again when you like.");

    private final String what;
    private final String hint;

    ProtectFault(String what, String hint) {
        this.what = what;
        this.hint = hint;
    }

    /** What happened, one sentence. */
    public String what() {
        return what;
    }

    /** What to do, one sentence. */
    public String hint() {
        return hint;
    }
}
