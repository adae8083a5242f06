/**
 * The life of a secure channel: accepting, dialling, one reader per connection, keep-alive, joined streams.
 *
 * <p>Moves messages, and interprets none but PING and PONG.
 */
@NullMarked
package io.godwit.core.session;

import org.jspecify.annotations.NullMarked;
