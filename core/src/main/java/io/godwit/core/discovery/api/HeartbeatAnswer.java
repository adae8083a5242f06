package io.godwit.core.discovery.api;

/**
 * Answer to a heartbeat.
 *
 * @param heartbeatMillis time until the next one
 * @param generation the last complete generation of shares the server holds for this peer, 0 for none
 */
public record HeartbeatAnswer(long heartbeatMillis, long generation) {}
