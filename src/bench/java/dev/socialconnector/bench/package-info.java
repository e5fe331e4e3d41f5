/**
 * Measures what the library costs: ID tokens, addresses and profiles by JMH, whole sign-ins against a mock server in another process,
 * each beside a minimum written by hand and, where there are some, beside its peers. {@code mvn -Pbench verify} runs it all.
 */
@NullMarked
package dev.socialconnector.bench;

import org.jspecify.annotations.NullMarked;
