/**
 * How the engine tells a front end what happens: the sink and the contract of an event.
 *
 * <p>Each feature declares its own sealed event interface in its own package; no text for people is made here.
 */
@NullMarked
package io.godwit.core.event;

import org.jspecify.annotations.NullMarked;
