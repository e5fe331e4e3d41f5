/**
 * What the emulated providers and the contract's tests share: a small web server with faults that can be switched on, signing keys, a clock
 * that can be set.
 *
 * <p>Published in the {@code tests} jar with its three rooms: {@code kakao}, {@code openid} and {@code contract}. Start there.
 */
@NullMarked
package dev.socialconnector.testing;

import org.jspecify.annotations.NullMarked;
