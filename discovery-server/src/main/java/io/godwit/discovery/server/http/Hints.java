package io.godwit.discovery.server.http;

import io.godwit.core.discovery.api.ApiErrorCode;

/** What to do about each error, in one sentence. */
final class Hints {

    private Hints() {}

    static String of(ApiErrorCode code) {
        return switch (code) {
            case BAD_JSON, BAD_FIELD, TOO_LARGE -> "Send what DISCOVERY.md describes.";
            case BAD_ADDRESS -> "Announce only IP addresses at which others can reach this peer.";
            case BAD_EXPIRY -> "Set the clock, or count the expiry from the time in this answer.";
            case NOT_AUTHENTICATED -> "Register again, then repeat the request.";
            case NOT_YOURS -> "Sign with the key that the peer ID names.";
            case NOT_FOUND -> "See DISCOVERY.md for the routes; a peer may have gone.";
            case STALE -> "Register with a sequence number above the one in this answer.";
            case REPLAYED -> "Use a higher sequence number for each request.";
            case OUT_OF_ORDER -> "Send the shares again from part 0.";
            case RATE_LIMITED, BUSY -> "Wait for the time that Retry-After says.";
            case CROWDED, FULL ->
                    "Try later or at another server; its operator can raise the limit.";
            case INTERNAL -> "Tell the operator of the server; its log says more.";
        };
    }
}
