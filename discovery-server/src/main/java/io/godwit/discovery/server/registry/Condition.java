package io.godwit.discovery.server.registry;

/**
 * Whether a registry can be used now.
 *
 * @param readable whether it knows who is online; if not, nothing it says is true
 * @param writable whether it takes registrations, signs of life and shares
 * @param detail what is wrong, one sentence for operators; empty when nothing is
 */
public record Condition(boolean readable, boolean writable, String detail) {

    /** Nothing is wrong. */
    public static final Condition SOUND = new Condition(true, true, "");

    /** Whether nothing is wrong. */
    public boolean sound() {
        return readable && writable;
    }
}
