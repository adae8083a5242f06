package io.godwit.core.discovery.api;

import java.util.Optional;
import java.util.stream.Stream;

/** Why a discovery server refused a request; the name is the {@code code} of the error's JSON. */
public enum ApiErrorCode {
    /** The body is not JSON within the limits. */
    BAD_JSON(400),
    /** A field is missing, of another type or out of range. */
    BAD_FIELD(400),
    /** An address may not be announced. */
    BAD_ADDRESS(400),
    /** The record's expiry is past or too far ahead; the answer tells the server's time. */
    BAD_EXPIRY(400),
    /** The peer is unknown, or the request's MAC is absent or wrong. */
    NOT_AUTHENTICATED(401),
    /** The signature was not made by the key of the peer that is named. */
    NOT_YOURS(403),
    /** There is no such route or peer. */
    NOT_FOUND(404),
    /** A registration with this or a later sequence number was seen; the answer tells the latest. */
    STALE(409),
    /** A request with this or a later sequence number was seen. */
    REPLAYED(409),
    /** A part of the shares came out of order; start again with part 0. */
    OUT_OF_ORDER(409),
    /** The body is longer than allowed. */
    TOO_LARGE(413),
    /** Too many requests of this kind from this address; come back after Retry-After. */
    RATE_LIMITED(429),
    /** Too many peers are registered from this network. */
    CROWDED(429),
    /** The server failed. */
    INTERNAL(500),
    /** The server has too much to do at the moment; come back after Retry-After. */
    BUSY(503),
    /** The server holds as many entries as it can. */
    FULL(503);

    private final int status;

    ApiErrorCode(int status) {
        this.status = status;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** The code of that name, or empty when a newer server knows more codes. */
    public static Optional<ApiErrorCode> named(String name) {
        return Stream.of(values()).filter(code -> code.name().equals(name)).findFirst();
    }
}
