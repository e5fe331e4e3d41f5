/**
 * The settings of an application at Kakao: for code, and as the form that an administrator fills in.
 *
 * <p>Hosts that make a connector without the form use {@link dev.socialconnector.kakao.settings.KakaoConfig}; start reading there.
 * {@link dev.socialconnector.kakao.settings.KakaoForm} reads a filled-in form into one; the settings themselves know of no form.
 */
@NullMarked
package dev.socialconnector.kakao.settings;

import org.jspecify.annotations.NullMarked;
