/**
 * The facade every front end uses, and the only place that knows all parts.
 *
 * <p>Wiring and life cycle; no protocol, no crypto, no file logic.
 */
@NullMarked
package io.godwit.core.node;

import org.jspecify.annotations.NullMarked;
