/**
 * The rendezvous service: how it is configured, started and stopped.
 *
 * <p>Routes live in http, what is remembered lives in registry; no file and no file content ever comes here.
 */
@NullMarked
package io.godwit.discovery.server;

import org.jspecify.annotations.NullMarked;
