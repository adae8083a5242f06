/**
 * The page of who is around: online peers and contacts, how far they can be trusted, and what they share.
 */
@NullMarked
package io.godwit.app.view.peers;

import org.jspecify.annotations.NullMarked;
