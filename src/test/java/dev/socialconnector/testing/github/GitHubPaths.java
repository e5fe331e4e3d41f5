package dev.socialconnector.testing.github;

/** The paths of a {@link GitHubEmulator}, as on a GitHub Enterprise Server. */
public final class GitHubPaths {
    public static final String TOKEN = "/login/oauth/access_token";
    public static final String USER = "/api/v3/user";
    public static final String EMAILS = "/api/v3/user/emails";
    public static final String APPLICATION_TOKEN = "/api/v3/applications/" + GitHubEmulator.CLIENT_ID + "/token";
    public static final String APPLICATION_GRANT = "/api/v3/applications/" + GitHubEmulator.CLIENT_ID + "/grant";

    private GitHubPaths() {}
}
