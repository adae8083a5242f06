package io.godwit.core.identity;

/** How the owner of this node made sure that a peer ID belongs to a contact. */
public enum Verification {
    /** Not at all: the ID was taken as it came. */
    NONE,
    /** It came in a link or QR code from the contact. */
    LINK,
    /** A pairing code was entered. */
    CODE,
    /** The safety numbers were compared. */
    SAFETY_NUMBER
}
