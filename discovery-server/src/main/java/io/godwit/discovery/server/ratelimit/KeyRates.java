package io.godwit.discovery.server.ratelimit;

/**
 * How often one peer's key may be used, wherever it is used from. The rates of addresses bound strangers; these bound
 * who has proved a key, and what changes for everybody when he speaks.
 *
 * @param register registrations
 * @param write heartbeats, parts of shares and removals
 */
public record KeyRates(Rate register, Rate write) {

    /** What a server uses unless told otherwise; told in DISCOVERY.md section 3. */
    public static final KeyRates DEFAULT = new KeyRates(new Rate(30, 1), new Rate(500, 20));

    /** The rate of a kind; what nobody proves a key for counts as writing. */
    public Rate of(RequestKind kind) {
        return kind == RequestKind.REGISTER ? register : write;
    }
}
