/**
 * The certificate a server shows: read from files, checked, and read again when they change.
 *
 * <p>The only place here that touches keys; they are those of HTTPS and prove nothing in Godwit's own protocols.
 */
@NullMarked
package io.godwit.discovery.server.tls;

import org.jspecify.annotations.NullMarked;
