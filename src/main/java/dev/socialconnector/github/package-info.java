/**
 * Sign-in with GitHub: github.com, its clouds with data residency, and GitHub Enterprise Server. Make connectors from settings with
 * {@link dev.socialconnector.github.GitHubConnectorFactory}, or from code with {@link dev.socialconnector.github.GitHubConfig} and
 * {@link dev.socialconnector.github.GitHubConnector}.
 */
@NullMarked
package dev.socialconnector.github;

import org.jspecify.annotations.NullMarked;
