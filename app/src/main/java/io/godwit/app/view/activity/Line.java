package io.godwit.app.view.activity;

import io.godwit.core.event.Severity;
import java.time.Instant;

/**
 * A line of the log as it is shown, in one language.
 *
 * @param number counts up in the order in which things happened
 * @param time when it happened
 * @param severity how much attention it wants
 * @param topic what part of the program it is about
 * @param text what happened
 * @param sought topic and text as a filter looks at them
 */
record Line(
        long number, Instant time, Severity severity, String topic, String text, String sought) {}
