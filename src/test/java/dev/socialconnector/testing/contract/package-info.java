/**
 * What every connector promises, as tests.
 *
 * <p>Authors of connectors extend {@link dev.socialconnector.testing.contract.ConnectorContract} and get about 170 tests; start reading there.
 */
@NullMarked
package dev.socialconnector.testing.contract;

import org.jspecify.annotations.NullMarked;
