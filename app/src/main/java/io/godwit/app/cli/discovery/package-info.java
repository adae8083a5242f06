/**
 * What an operator can say about a discovery server, and where it was said: flag, environment, file or default.
 *
 * <p>Options are picocli's; nothing here opens a socket.
 */
@NullMarked
package io.godwit.app.cli.discovery;

import org.jspecify.annotations.NullMarked;
