package io.godwit.app.log;

import io.godwit.core.event.Severity;

/**
 * One event as it is told; {@link ActivityWords} gives it a language.
 *
 * @param severity how much attention it wants
 * @param topic what part of the program it is about, one word that programs know it by
 * @param sentence what is said
 */
public record ActivityLine(Severity severity, String topic, Sentence sentence) {}
