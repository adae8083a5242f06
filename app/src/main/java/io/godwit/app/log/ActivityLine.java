package io.godwit.app.log;

import io.godwit.core.event.Severity;

/**
 * One event in words.
 *
 * @param severity how much attention it wants
 * @param topic what part of the program it is about, one word
 * @param text one sentence without its full stop; names in it are escaped
 */
public record ActivityLine(Severity severity, String topic, String text) {}
