/**
 * How commands talk to a running node of the same profile: JSON lines over a Unix domain socket.
 *
 * <p>Only the owner of the profile can open the socket; what comes over it is bounded all the same.
 */
@NullMarked
package io.godwit.app.control;

import org.jspecify.annotations.NullMarked;
