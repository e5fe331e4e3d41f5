/**
 * A GitHub on a loopback port, for tests of hosts: its token endpoint, its people and their e-mail addresses, and the end of tokens. Start
 * reading at {@link dev.socialconnector.testing.github.GitHubEmulator}.
 */
@NullMarked
package dev.socialconnector.testing.github;

import org.jspecify.annotations.NullMarked;
