/**
 * The settings of an application at Kakao: for code, and as the form that an administrator fills in.
 *
 * <p>Hosts that make a connector without the form use {@link dev.socialconnector.kakao.settings.KakaoConfig}; start reading there. The
 * factory uses {@link dev.socialconnector.kakao.settings.KakaoForm} to turn a filled-in form into one. {@code KakaoConfig} does not depend
 * on the form.
 */
@NullMarked
package dev.socialconnector.kakao.settings;

import org.jspecify.annotations.NullMarked;
