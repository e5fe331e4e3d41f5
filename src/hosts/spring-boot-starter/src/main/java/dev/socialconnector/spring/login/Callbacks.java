package dev.socialconnector.spring.login;

import dev.socialconnector.AuthorizationCallback;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what the browser brought back, from the address or from a form. */
final class Callbacks {
    private Callbacks() {}

    static AuthorizationCallback of(HttpServletRequest request) {
        if (!isForm(request)) {
            return AuthorizationCallback.fromQuery(request.getQueryString());
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        return AuthorizationCallback.fromParameters(parameters);
    }

    static boolean isForm(HttpServletRequest request) {
        return "POST".equals(request.getMethod());
    }
}
