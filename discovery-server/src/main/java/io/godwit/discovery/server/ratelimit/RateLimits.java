package io.godwit.discovery.server.ratelimit;

/**
 * How often one IPv4 address or IPv6 /64 may ask. A home or an office shares one address, so the defaults are wide; they
 * are there for the one who asks a thousand times as often as a peer.
 *
 * @param register registrations
 * @param write heartbeats, shares and removals
 * @param read searches and lookups
 * @param list pages of the list of peers
 * @param announce announcements and scrapes of BitTorrent clients
 * @param keys how often one key may be used, besides
 */
public record RateLimits(
        Rate register, Rate write, Rate read, Rate list, Rate announce, KeyRates keys) {

    /** Rates of addresses with the usual ones of BitTorrent clients and keys. */
    public RateLimits(Rate register, Rate write, Rate read, Rate list) {
        this(register, write, read, list, new Rate(1_000, 100), KeyRates.DEFAULT);
    }

    /** What a server uses unless told otherwise; a row each in DISCOVERY.md section 3. */
    public static final RateLimits DEFAULT =
            new RateLimits(
                    new Rate(1_000, 100),
                    new Rate(5_000, 500),
                    new Rate(2_000, 200),
                    new Rate(300, 20),
                    new Rate(1_000, 100),
                    KeyRates.DEFAULT);

    /** The same with other rates of keys. */
    public RateLimits with(KeyRates other) {
        return new RateLimits(register, write, read, list, announce, other);
    }

    /** The rate of a kind for one address. */
    public Rate of(RequestKind kind) {
        return switch (kind) {
            case REGISTER -> register;
            case WRITE -> write;
            case READ -> read;
            case LIST -> list;
            case ANNOUNCE -> announce;
        };
    }
}
