/**
 * The page of what this peer offers: add, see how far indexing is and who fetches, change who may have it, stop.
 */
@NullMarked
package io.godwit.app.view.shares;

import org.jspecify.annotations.NullMarked;
