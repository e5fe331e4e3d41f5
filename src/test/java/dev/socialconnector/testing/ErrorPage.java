package dev.socialconnector.testing;

/** The page that Kakao shows instead of a redirect when the service itself is at fault. */
public final class ErrorPage {

    private ErrorPage() {}

    public static String html(String code, String description) {
        return Html.page(
                code,
                "<h1>로그인할 수 없습니다 · Login is not possible</h1>\n<p role=\"alert\"><strong>"
                        + Html.escape(code)
                        + "</strong> "
                        + Html.escape(description)
                        + "</p>\n");
    }
}
