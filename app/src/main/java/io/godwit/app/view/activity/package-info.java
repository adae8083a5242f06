/** What happened, line by line. */
@NullMarked
package io.godwit.app.view.activity;

import org.jspecify.annotations.NullMarked;
