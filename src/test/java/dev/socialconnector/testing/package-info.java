/**
 * A Kakao that runs inside a test: {@link dev.socialconnector.testing.KakaoEmulator} answers on a loopback port as
 * Kakao's servers do, is as strict as they are, and misbehaves on request; so does {@link dev.socialconnector.testing.OpenIdProvider}, which publishes about itself
 * what a test wants. And what every connector promises, as tests:
 * {@link dev.socialconnector.testing.ConnectorContract}.
 */
@NullMarked
package dev.socialconnector.testing;

import org.jspecify.annotations.NullMarked;
