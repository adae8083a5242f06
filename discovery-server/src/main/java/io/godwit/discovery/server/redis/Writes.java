package io.godwit.discovery.server.redis;

import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.discovery.server.registry.Claim;
import io.godwit.discovery.server.registry.PeerCard;
import io.godwit.discovery.server.registry.Registration;
import io.godwit.discovery.server.registry.RegistryException;
import io.godwit.discovery.server.registry.RegistryLimits;
import io.godwit.discovery.server.registry.SharesEdition;
import io.godwit.discovery.server.search.IndexBytes;
import java.util.function.IntSupplier;

/** What changes the registry: each a script, so that it is checked and done at one stroke for all instances. Thread-safe. */
final class Writes {

    private static final int SWEPT_AT_ONCE = 100;

    private final RedisStore store;
    private final Link link;
    private final RegistryLimits limits;
    private final IntSupplier peers;

    /**
     * Writes that share a store.
     *
     * @param limits the same for all instances
     * @param peers how many there are, for the patience with them
     */
    Writes(RedisStore store, Link link, RegistryLimits limits, IntSupplier peers) {
        this.store = store;
        this.link = link;
        this.limits = limits;
        this.peers = peers;
    }

    /**
     * What came of a write.
     *
     * @param change its number among the changes, 0 if it was none
     * @param generation the edition that the peer has published, 0 for none
     * @param entries how many are in it, or so far in the one on its way
     * @param evicted peers that had to give way
     */
    record Done(long change, long generation, int entries, int evicted) {}

    Done register(Registration registration) throws RegistryException {
        PeerCard card = registration.card();
        return done(() -> {
            var arguments =
                    new Arguments()
                            .text(card.id().toHex())
                            .number(card.sequence())
                            .bytes(card.record())
                            .text(card.joinedAddresses())
                            .text(card.name())
                            .bytes(registration.token().bytes())
                            .text(Networks.key(registration.prefix()))
                            .text(Networks.key(registration.prefix().site()))
                            .number(registration.replayable().toMillis())
                            .number(patience())
                            .number(limits.peers())
                            .number(limits.peersPerPrefix());
            ScriptAnswer answer = accepted(store.run(Script.REGISTER, arguments));
            return new Done(
                    answer.number(1),
                    answer.number(2),
                    (int) answer.number(3),
                    (int) answer.number(4));
        });
    }

    Done heartbeat(Claim claim) throws RegistryException {
        return done(() -> {
            ScriptAnswer answer =
                    accepted(store.run(Script.HEARTBEAT, by(claim).number(patience())));
            return new Done(0, answer.number(1), (int) answer.number(2), 0);
        });
    }

    Done remove(Claim claim) throws RegistryException {
        return done(() -> {
            ScriptAnswer answer =
                    accepted(store.run(Script.REMOVE, by(claim).number(limits.peers())));
            return new Done(answer.number(1), 0, 0, 0);
        });
    }

    Done publish(Claim claim, SharesEdition part) throws RegistryException {
        return done(() -> {
            Arguments arguments =
                    by(claim)
                            .number(patience())
                            .number(part.generation())
                            .number(part.part())
                            .flag(part.last())
                            .number(part.entries().size())
                            .bytes(SharesPartCodec.encode(part.entries()))
                            .number(IndexBytes.of(part.entries()))
                            .number(ApiLimits.ENTRIES_PER_PEER)
                            .number(ApiLimits.INDEX_BYTES_PER_PEER)
                            .number(limits.bytes())
                            .number(limits.bytesPerSite());
            ScriptAnswer answer = accepted(store.run(Script.PUBLISH, arguments));
            return new Done(answer.number(2), part.generation(), (int) answer.number(1), 0);
        });
    }

    /** What the scripts begin with that a peer asks for. */
    private static Arguments by(Claim claim) {
        return new Arguments()
                .text(claim.id().toHex())
                .bytes(claim.token().bytes())
                .number(claim.sequence());
    }

    /** Takes out who has been silent too long, a bounded number at once. */
    Swept sweep() throws RedisException {
        ScriptAnswer answer =
                store.run(
                        Script.SWEEP, new Arguments().number(SWEPT_AT_ONCE).number(limits.peers()));
        int gone = (int) answer.number(1);
        return new Swept(gone, gone >= SWEPT_AT_ONCE, answer.number(2) == 1);
    }

    /**
     * What a sweep did.
     *
     * @param gone peers that were taken out
     * @param more whether there may be more
     * @param roomy whether Redis takes what needs memory; without it only what makes it smaller was done
     */
    record Swept(int gone, boolean more, boolean roomy) {}

    private interface Write {
        Done run() throws RedisException, RegistryException;
    }

    private Done done(Write write) throws RegistryException {
        if (!link.usable()) {
            throw busy();
        }
        try {
            return write.run();
        } catch (RedisException e) {
            link.failed(e);
            throw busy();
        }
    }

    private static RegistryException busy() {
        return new RegistryException(
                ApiErrorCode.BUSY, "the server cannot reach its registry, what is known stays");
    }

    /** The same answer, if it is one that the request was taken with. */
    private static ScriptAnswer accepted(ScriptAnswer answer)
            throws RedisException, RegistryException {
        return switch (answer.word()) {
            case "OK" -> answer;
            case "STALE" ->
                    throw new RegistryException(
                            ApiErrorCode.STALE,
                            "a later registration of this peer is known",
                            answer.number(1));
            case "CROWDED" ->
                    throw new RegistryException(
                            ApiErrorCode.CROWDED,
                            "too many peers are registered from this network");
            case "NOT_AUTHENTICATED" ->
                    throw new RegistryException(
                            ApiErrorCode.NOT_AUTHENTICATED, "the peer has to register anew");
            case "REPLAYED" ->
                    throw new RegistryException(
                            ApiErrorCode.REPLAYED, "this or a later request was seen");
            case "OUT_OF_ORDER" ->
                    throw new RegistryException(
                            ApiErrorCode.OUT_OF_ORDER, "not the part that follows the one before");
            case "FULL" -> throw new RegistryException(ApiErrorCode.FULL, full(answer.word(1)));
            default -> throw new RedisException.Malformed("answer of a script");
        };
    }

    private static String full(String who) throws RedisException.Malformed {
        return switch (who) {
            case "peer" -> "a peer publishes at most 100,000 entries and 128 MiB of index";
            case "server" -> "the server holds no more entries";
            case "network" -> "this network publishes no more entries here";
            default -> throw new RedisException.Malformed("answer of a script");
        };
    }

    private long patience() {
        return limits.heartbeats().patience(peers.getAsInt()).toMillis();
    }
}
