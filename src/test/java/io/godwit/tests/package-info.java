/**
 * Whole programs driven as users drive them: real processes, real sockets, real files.
 *
 * <p>Nothing here reaches into a program; what cannot be seen from outside is tested beside its code.
 */
package io.godwit.tests;
