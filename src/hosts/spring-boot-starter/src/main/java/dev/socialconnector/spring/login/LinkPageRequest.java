package dev.socialconnector.spring.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The request for the page that asks for the link, as if the browser had made it: whoever signs in next is sent there. */
final class LinkPageRequest extends HttpServletRequestWrapper {
    private final String path;

    LinkPageRequest(HttpServletRequest request, String path) {
        super(request);
        this.path = path;
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public String getServletPath() {
        return path;
    }

    @Override
    public @Nullable String getPathInfo() {
        return null;
    }

    @Override
    public String getRequestURI() {
        return getContextPath() + path;
    }

    @Override
    public StringBuffer getRequestURL() {
        StringBuffer whole = super.getRequestURL();
        int end = whole.length()
                - ((HttpServletRequest) getRequest()).getRequestURI().length();
        return new StringBuffer(whole.substring(0, end)).append(getRequestURI());
    }

    @Override
    public @Nullable String getQueryString() {
        return null;
    }

    /** The callback's parameters hold the code and the state, which nobody is to keep. */
    @Override
    public Map<String, String[]> getParameterMap() {
        return Map.of();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.emptyEnumeration();
    }
}
