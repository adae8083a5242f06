/**
 * What a person has asked to download: the queue, its limits, and what was downloaded before; and what others fetch
 * from here.
 */
@NullMarked
package io.godwit.app.transfers;

import org.jspecify.annotations.NullMarked;
