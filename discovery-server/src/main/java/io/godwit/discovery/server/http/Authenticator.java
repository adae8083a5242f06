package io.godwit.discovery.server.http;

import io.godwit.core.crypto.ConstantTime;
import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.discovery.api.RequestMac;
import io.godwit.core.discovery.api.Token;
import io.godwit.core.peer.PeerId;
import io.godwit.discovery.server.registry.Claim;
import io.godwit.discovery.server.registry.Registry;
import io.godwit.discovery.server.registry.RegistryException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Checks that a request comes from the peer that registered. Thread-safe. */
final class Authenticator {

    private final Registry registry;
    private final KeyGate gate;

    Authenticator(Registry registry, KeyGate gate) {
        this.registry = registry;
        this.gate = gate;
    }

    /**
     * What the registry does for a peer that has proved its request.
     *
     * @param <T> what it says to that
     */
    @FunctionalInterface
    interface Deed<T> {
        T with(Claim claim) throws RegistryException, RefusedException, IOException;
    }

    /**
     * Checks the MAC, and does what is asked for; the registry checks the sequence number. Only a request that it had not
     * seen counts against the peer's key.
     *
     * @param most bytes of the body, if it has not been read yet
     * @return what the registry said
     * @throws RefusedException in the same words whether the peer is unknown or the MAC absent or wrong; or if the
     *     peer asks too often, or the token may be another one by now and cannot be looked up; or as the deed throws
     */
    <T> T proved(Exchange exchange, PeerId id, int most, Deed<T> deed)
            throws RefusedException, IOException {
        Claim claim = check(exchange, id, most);
        gate.checkWrite(id);
        try {
            T done = deed.with(claim);
            gate.chargeWrite(id);
            return done;
        } catch (RegistryException e) {
            if (wasFresh(e.code())) {
                gate.chargeWrite(id);
            }
            throw RefusedException.of(e);
        }
    }

    /** Whether the registry looked further than to the sequence number, which is used up then. */
    private static boolean wasFresh(ApiErrorCode refusal) {
        return switch (refusal) {
            case REPLAYED, NOT_AUTHENTICATED, BUSY -> false;
            default -> true;
        };
    }

    private Claim check(Exchange exchange, PeerId id, int most)
            throws RefusedException, IOException {
        RequestMac sent = proof(exchange);
        Optional<Token> token = registry.token(id);
        byte[] body = exchange.body(most);
        if (token.isPresent() && fits(exchange, id, sent, token.get(), body)) {
            return new Claim(id, token.get(), sent.sequence());
        }
        Optional<Token> newer = token.flatMap(known -> registry.newerToken(id, known));
        if (newer.isPresent() && fits(exchange, id, sent, newer.get(), body)) {
            return new Claim(id, newer.get(), sent.sequence());
        }
        if (!registry.condition().writable()) {
            // Whoever is turned away for good would register anew; there may be a newer token.
            throw RefusedException.later(
                    ApiErrorCode.BUSY, "the request cannot be checked now", Duration.ofSeconds(1));
        }
        throw notAuthenticated();
    }

    /**
     * What a request has for a proof, before anything else of it is read.
     *
     * @throws RefusedException if it has none, in the same words as if it were wrong
     */
    static RequestMac proof(Exchange exchange) throws RefusedException {
        return RequestMac.parse(exchange.header("Authorization"))
                .orElseThrow(Authenticator::notAuthenticated);
    }

    private static RefusedException notAuthenticated() {
        return new RefusedException(
                ApiErrorCode.NOT_AUTHENTICATED,
                "the peer is not known here or the request is not authenticated",
                "",
                Hints.of(ApiErrorCode.NOT_AUTHENTICATED));
    }

    private static boolean fits(
            Exchange exchange, PeerId id, RequestMac sent, Token token, byte[] body) {
        RequestMac expected =
                RequestMac.of(token, exchange.method(), exchange.path(), id, sent.sequence(), body);
        return ConstantTime.equal(ascii(expected.mac()), ascii(sent.mac()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
