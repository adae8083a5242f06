package io.godwit.core.discovery.api;

/**
 * Answer to an accepted registration.
 *
 * @param id 64 hexadecimal digits of the peer ID, as the server understood it
 * @param key base64 of the server's X25519 public key
 * @param heartbeatMillis time between heartbeats
 * @param generation the last complete generation of shares the server holds for this peer, 0 for none
 */
public record RegistrationAnswer(String id, String key, long heartbeatMillis, long generation) {}
