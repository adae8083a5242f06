/**
 * Benchmarks: JMH for hot paths, whole processes for transfers; run by the scripts in src/test/bench.
 *
 * <p>No test lives here and nothing here asserts a time.
 */
package io.godwit.bench;
