package io.godwit.core.peer;

/** Something that names or describes a peer is not in the form that the specification gives it. */
public final class PeerFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        /** Too long, too short, or cut off. */
        LENGTH,
        /** A character, byte or type that cannot stand there. */
        CHARACTER,
        /** Upper and lower case letters mixed. */
        MIXED_CASE,
        /** It names something other than a Godwit peer, or another version. */
        PREFIX,
        /** The checksum does not fit: a typing error. */
        CHECKSUM,
        /** The same value has another, canonical encoding. */
        NOT_CANONICAL,
        /** A number or value outside its range. */
        RANGE,
        /** The public key is not one that is accepted. */
        KEY,
        /** The public key is not the one that the peer ID names. */
        WRONG_KEY,
        /** The signature does not hold. */
        SIGNATURE
    }

    private final Reason reason;
    private final String field;

    /**
     * A breach of the form.
     *
     * @param reason what is wrong
     * @param field where, as PROTOCOL.md names it
     * @param detail what was found, without text from the peer
     */
    public PeerFormatException(Reason reason, String field, String detail) {
        super(field + ": " + detail);
        this.reason = reason;
        this.field = field;
    }

    /** What is wrong. */
    public Reason reason() {
        return reason;
    }

    /** Where it is, as PROTOCOL.md names it. */
    public String field() {
        return field;
    }
}
