/**
 * Serving chunks to other peers, fairly and within limits.
 *
 * <p>Reads through a catalog that the node provides; never touches a path.
 */
@NullMarked
package io.godwit.core.transfer.upload;

import org.jspecify.annotations.NullMarked;
