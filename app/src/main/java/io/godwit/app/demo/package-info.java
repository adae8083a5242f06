/**
 * The demonstration: a discovery server and four peers as real processes on this machine.
 *
 * <p>Uses the program as a person would.
 */
@NullMarked
package io.godwit.app.demo;

import org.jspecify.annotations.NullMarked;
