/**
 * A small identity server with a button for each provider: how a host uses the library, whole and ready to copy.
 *
 * <p>Start at {@link dev.socialconnector.demo.accounts.SignIn}: it holds all lines that a sign-in needs. What follows a sign-in is beside
 * it; the administrator's form is in {@link dev.socialconnector.demo.settings.SettingsForm}. Run it with
 * {@code mvn -q test-compile exec:java}; without further ado it signs people in at emulated providers.
 */
@NullMarked
package dev.socialconnector.demo;

import org.jspecify.annotations.NullMarked;
