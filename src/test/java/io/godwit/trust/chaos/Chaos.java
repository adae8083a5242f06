package io.godwit.trust.chaos;

/** What a network can do to a connection without any peer being at fault. */
public enum Chaos {
    /** Every byte comes 100 to 300 ms late. */
    DELAY,
    /** Nothing moves for one to eight seconds, then all goes on. */
    STALL,
    /** Both ends are told that the connection is gone (RST). */
    RESET,
    /** One direction ends in order while the other goes on. */
    HALF_CLOSE,
    /** Part of what was under way is lost, then both directions end in order. */
    TRUNCATE,
    /** One bit arrives as its opposite. */
    FLIP,
    /** No more than 1 to 4 MB/s pass. */
    THROTTLE,
    /** From some byte on everything is swallowed, and nobody is told. */
    BLACK_HOLE
}
