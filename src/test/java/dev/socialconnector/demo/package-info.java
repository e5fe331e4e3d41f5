/**
 * A small identity server that offers Kakao Login: how a host uses the library, whole and ready to copy.
 *
 * <p>Start at {@link dev.socialconnector.demo.KakaoSignIn}: it holds all lines that a sign-in needs. What follows a sign-in is in
 * {@link dev.socialconnector.demo.KakaoAccount}, {@link dev.socialconnector.demo.KakaoLogout} and
 * {@link dev.socialconnector.demo.KakaoWebhooks}; the administrator's form is in {@link dev.socialconnector.demo.SettingsForm}. Run it
 * with {@code mvn -q test-compile exec:java}; without further ado it signs people in at an emulated Kakao.
 */
@NullMarked
package dev.socialconnector.demo;

import org.jspecify.annotations.NullMarked;
