package io.godwit.core.discovery.server;

import io.github.bucket4j.Bucket;
import io.godwit.core.crypto.KeyFormatException;
import io.godwit.core.crypto.X25519;
import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.discovery.DiscoveryException.Reason;
import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.discovery.api.ApiFormatException;
import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.core.discovery.api.RegistrationAnswer;
import io.godwit.core.discovery.api.RegistrationRequest;
import io.godwit.core.discovery.api.RegistrationText;
import io.godwit.core.discovery.api.Token;
import io.godwit.core.identity.Identity;
import io.godwit.core.peer.PeerRecord;
import io.godwit.core.peer.SignedPeerRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * Makes and sends registrations. Used by the announcing thread only.
 *
 * <p>Sequence numbers are milliseconds of the clock, so that they rise over restarts without being stored; when the
 * clock was set back the server says what it has seen. When the clock is days off, its time is used for the expiry.
 */
final class Registrar {

    /** Half of what servers accept: leaves a day and a half for wrong clocks on either side. */
    static final Duration RECORD_LIFE = Duration.ofHours(ApiLimits.RECORD_HOURS / 2);

    /** A new record is due long before the old one ends. */
    static final Duration RENEWAL = RECORD_LIFE.dividedBy(3);

    /** How far ahead of this node's clock a sequence number is believed, which only ever counts up. */
    static final Duration FARTHEST_SEQUENCE = Duration.ofDays(36_525);

    /** Registrations in a row; a name that is changed or a server that is restarted needs one or two. */
    static final int BURST = 20;

    private static final int PER_MINUTE = 6;

    /** Latest moment that anything is dated; a record may say the year 9999, and clocks go on from here. */
    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

    private final ServerCalls calls;
    private final Identity identity;
    private final ServerDiscoverySettings settings;

    /** What a server that demands registrations without end gets of them. */
    private final Bucket allowance = allowance();

    private long sequence;
    private Duration clockError = Duration.ZERO;

    Registrar(ServerCalls calls, Identity identity, ServerDiscoverySettings settings) {
        this.calls = calls;
        this.identity = identity;
        this.settings = settings;
    }

    private static Bucket allowance() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(BURST).refillGreedy(PER_MINUTE, Duration.ofMinutes(1)))
                .withNanosecondPrecision()
                .build();
    }

    /** A registration and what the server answered. */
    record Registered(Enrolment enrolment, RegistrationAnswer answer) {}

    /**
     * Registers, once more at once if the server says how sequence or date have to be.
     *
     * @throws RefusalException if the server refuses
     * @throws DiscoveryException if it does not answer, or not as it should; with BAD_ANSWER also when it claims to have
     *     seen a sequence number that this node will not use, or demands more registrations than it gets
     */
    Registered register(Enrolment.Told told) throws IOException {
        try {
            return attempt(told);
        } catch (RefusalException e) {
            if (!learn(e)) {
                throw e;
            }
            return attempt(told);
        }
    }

    private boolean learn(RefusalException refusal) throws DiscoveryException {
        if (refusal.is(ApiErrorCode.STALE) && refusal.sequence() >= sequence) {
            sequence = believable(refusal);
            return true;
        }
        if (refusal.is(ApiErrorCode.BAD_EXPIRY)
                && refusal.time() > 0
                && refusal.time() <= LATEST.getEpochSecond()) {
            Instant theirs = Instant.ofEpochSecond(refusal.time());
            clockError = Duration.between(settings.clock().instant(), theirs);
            return true;
        }
        return false;
    }

    /**
     * The number that the server says it has seen. What is signed with one near the end of the range can be given to
     * other servers, which would take no registration any more until it is forgotten. Whoever has seen what was signed
     * by this bound is believed, too: the clock has gone on since.
     */
    private long believable(RefusalException refusal) throws DiscoveryException {
        long most = Math.min(clockMillis() + FARTHEST_SEQUENCE.toMillis(), ApiLimits.INTEGER - 1);
        if (refusal.sequence() > most) {
            throw new DiscoveryException(
                    Reason.BAD_ANSWER,
                    "the discovery server "
                            + calls.server()
                            + " claims a sequence number of the far future",
                    refusal);
        }
        return refusal.sequence();
    }

    private Registered attempt(Enrolment.Told told) throws IOException {
        if (!allowance.tryConsume(1)) {
            throw new DiscoveryException(
                    Reason.BAD_ANSWER,
                    "the discovery server "
                            + calls.server()
                            + " demands registrations again and again");
        }
        sequence = Math.max(sequence + 1, Math.min(clockMillis(), ApiLimits.INTEGER - 1));
        SignedPeerRecord record = sign(told);
        try (X25519 key = X25519.generate(settings.random())) {
            byte[] text = RegistrationText.of(record.encode(), key.publicKey());
            byte[] signature = identity.sign(RegistrationText.LABEL, text);
            var request =
                    new RegistrationRequest(
                            RegistrationText.encode(record.encode()),
                            RegistrationText.encode(key.publicKey()),
                            RegistrationText.encode(signature));
            RegistrationAnswer answer =
                    calls.send(
                            "POST",
                            calls.url("/v1/peers").build(),
                            calls.write(request),
                            "",
                            RegistrationAnswer.class);
            return new Registered(enrol(told, key, text, answer), answer);
        }
    }

    private long clockMillis() {
        return Math.max(1, settings.clock().millis());
    }

    private SignedPeerRecord sign(Enrolment.Told told) {
        return identity.sign(
                new PeerRecord(identity.id(), sequence, expires(), told.addresses(), told.name()));
    }

    /**
     * When the record ends. A clock that was decades off when the error was learned and is set right meanwhile leads to
     * moments that no record can say; any that it can is refused then too, and the time told anew.
     */
    private Instant expires() {
        Instant wanted = settings.clock().instant().plus(clockError).plus(RECORD_LIFE);
        return Instant.ofEpochSecond(
                Math.clamp(wanted.getEpochSecond(), 0, LATEST.getEpochSecond()));
    }

    private Enrolment enrol(Enrolment.Told told, X25519 key, byte[] text, RegistrationAnswer answer)
            throws DiscoveryException {
        try {
            byte[] serverKey = RegistrationText.decode("key", answer.key(), X25519.BYTES);
            Token token = Token.derive(key, serverKey, text, serverKey);
            long renewAt = settings.nanos().getAsLong() + RENEWAL.toNanos();
            return new Enrolment(identity.id(), token, told, renewAt);
        } catch (ApiFormatException | KeyFormatException e) {
            throw new DiscoveryException(
                    Reason.BAD_ANSWER, "the discovery server has no usable key", e);
        }
    }
}
