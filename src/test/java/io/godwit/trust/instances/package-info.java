/**
 * Many discovery servers on one Redis, killed and restarted under load: what is lost, what fails, how long it takes until
 * all is well again. Started by src/test/trust/instances.
 */
package io.godwit.trust.instances;
