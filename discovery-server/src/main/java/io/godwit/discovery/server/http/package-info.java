/**
 * The routes: one handler per route, errors as JSON.
 *
 * <p>Everything that comes in is bounded and checked here or in what is called from here. What is remembered,
 * such as who stands in line, ends with the process.
 */
@NullMarked
package io.godwit.discovery.server.http;

import org.jspecify.annotations.NullMarked;
