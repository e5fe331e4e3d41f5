package dev.socialconnector.spring.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;

/** Matches requests for pages, which a login page can answer; scripts and other clients want a status. */
final class PageRequestMatcher implements RequestMatcher {
    private final MediaTypeRequestMatcher pages = new MediaTypeRequestMatcher(
            new HeaderContentNegotiationStrategy(), MediaType.TEXT_HTML, MediaType.APPLICATION_XHTML_XML);

    PageRequestMatcher() {
        pages.setIgnoredMediaTypes(Set.of(MediaType.ALL));
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return !"XMLHttpRequest".equals(request.getHeader("X-Requested-With")) && pages.matches(request);
    }
}
