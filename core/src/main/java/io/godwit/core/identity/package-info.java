/**
 * This node's key pair, its file, and the peers it trusts.
 *
 * <p>Private keys leave this package only through signing and export.
 */
@NullMarked
package io.godwit.core.identity;

import org.jspecify.annotations.NullMarked;
