/**
 * What happens when things break: programs that break them, and count what follows. Commands are in src/test/trust,
 * method and figures in docs/reliability.md.
 */
package io.godwit.trust;
