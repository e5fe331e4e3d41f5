/**
 * Kakao's servers, emulated inside the test's process: sign-in pages, tokens, the API, webhooks.
 *
 * <p>For tests of hosts, published in the {@code tests} jar. Start reading at
 * {@link dev.socialconnector.testing.kakao.KakaoEmulator}.
 */
@NullMarked
package dev.socialconnector.testing.kakao;

import org.jspecify.annotations.NullMarked;
