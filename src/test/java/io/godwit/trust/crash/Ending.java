package io.godwit.trust.crash;

import io.godwit.tests.Program;

/**
 * How the download ended that something happened to.
 *
 * @param get the program, which has ended
 * @param killed whether it was killed, so that its exit code says nothing
 */
record Ending(Program get, boolean killed) {}
