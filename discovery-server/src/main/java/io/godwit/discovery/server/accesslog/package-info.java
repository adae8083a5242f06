/**
 * A line for each request, for those who ask for it.
 *
 * <p>Names of files, queries, peers and addresses are left out unless they are asked for as well.
 */
@NullMarked
package io.godwit.discovery.server.accesslog;

import org.jspecify.annotations.NullMarked;
