package io.godwit.core.discovery.api;

/**
 * Body of {@code POST /v1/peers}.
 *
 * @param record base64 of the signed peer record
 * @param key base64 of a fresh X25519 public key, 32 bytes, for the token of later requests
 * @param signature base64 of the peer's signature over record and key, see {@link RegistrationText}
 */
public record RegistrationRequest(String record, String key, String signature) {}
