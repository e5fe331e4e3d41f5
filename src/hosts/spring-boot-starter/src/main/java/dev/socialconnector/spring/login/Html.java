package dev.socialconnector.spring.login;

import dev.socialconnector.settings.LocalizedText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.web.util.HtmlUtils;

/** A small page in the browser's language, which may do nothing but what is allowed. */
final class Html {
    static final LocalizedText SIGN_IN = LocalizedText.of("Sign in", "로그인");
    static final LocalizedText CONTINUE = LocalizedText.of("Continue", "계속");

    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;max-width:22rem;margin:4rem auto;padding:0 1rem;color:#191919;background:#fff}
            a.social,button{display:flex;align-items:center;justify-content:center;gap:.6rem;width:100%;box-sizing:border-box;margin:.6rem 0;
            padding:.7rem;border:1px solid #b8b8b8;border-radius:.5rem;background:#fff;color:inherit;font:inherit;text-decoration:none}
            a.social:focus-visible,button:focus-visible{outline:3px solid #2f6feb}a.social img{width:1.25rem;height:1.25rem}
            p.error{padding:.7rem;border-radius:.5rem;background:#fdecea}""";

    private final String language;
    private String policy =
            "default-src 'none'; img-src data:; base-uri 'none'; frame-ancestors 'none'; style-src " + hash(STYLE);

    Html(HttpServletRequest request) {
        this.language = language(request);
    }

    static String language(HttpServletRequest request) {
        return request.getLocale().toLanguageTag();
    }

    static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    /** Returns a source of a Content Security Policy that allows exactly this script or style. */
    static String hash(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256");
        }
    }

    Html allowing(String directives) {
        policy += "; " + directives;
        return this;
    }

    void send(HttpServletResponse response, String body) throws IOException {
        String known = LocalizedText.of("en", "ko").in(language);
        String page = "<!DOCTYPE html><html lang=\"" + known
                + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width, initial-scale=1\"><title>" + SIGN_IN.in(language) + "</title><style>"
                + STYLE + "</style></head><body><main><h1>" + SIGN_IN.in(language) + "</h1>" + body
                + "</main></body></html>";
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        response.setHeader("Content-Security-Policy", policy);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
