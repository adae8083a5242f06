/**
 * What a discovery server bears: it in one process, a cheap generator of requests in another, and Syncthing's beside it.
 *
 * <p>No test lives here and nothing here asserts a time.
 */
package io.godwit.bench.discovery;
