/**
 * Upload and download as one message handler: the engine of a node.
 */
@NullMarked
package io.godwit.core.transfer.engine;

import org.jspecify.annotations.NullMarked;
