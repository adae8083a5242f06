package io.godwit.core.crypto;

/** Bytes that should be a key are not one that Godwit accepts; names the field that is wrong, never its value. */
public final class KeyFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * A refused key.
     *
     * @param field what is wrong: "encoding", "size", "exponent", "modulus", "point" and so on
     * @param detail one sentence without key material
     */
    public KeyFormatException(String field, String detail) {
        super(field + ": " + detail);
        this.field = field;
    }

    /** What is wrong with the key. */
    public String field() {
        return field;
    }
}
