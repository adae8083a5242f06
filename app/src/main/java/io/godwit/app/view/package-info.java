/**
 * What a page of the window is and may use, and the small controls that pages share. No page knows another.
 */
@NullMarked
package io.godwit.app.view;

import org.jspecify.annotations.NullMarked;
