package dev.socialconnector.demo.web;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Which address is answered by whom, and by which methods. */
public final class Routes {
    private static final System.Logger LOG = System.getLogger(Routes.class.getName());

    private final Map<String, Map<String, Function<Visit, Reply>>> actions = new HashMap<>();
    private final FormTokens tokens;

    public Routes(FormTokens tokens) {
        this.tokens = tokens;
    }

    public Routes get(String path, Function<Visit, Reply> action) {
        return add("GET", path, action);
    }

    /** Answers what a machine sends, which has no cookie and shows in another way who it is. */
    public Routes post(String path, Function<Visit, Reply> action) {
        return add("POST", path, action);
    }

    /** Answers a form of ours, and refuses everybody else's before the action sees it. */
    public Routes form(String path, String cookie, Function<Visit, Reply> action) {
        return post(
                path,
                visit -> tokens.matches(visit.cookie(cookie), visit.form().text(FormTokens.FIELD))
                        ? action.apply(visit)
                        : ProblemPage.notOurForm(visit.texts()));
    }

    public Reply reply(Visit visit) {
        Map<String, Function<Visit, Reply>> methods = actions.get(visit.path());
        if (methods == null) {
            return ProblemPage.notFound(visit.texts());
        }
        Function<Visit, Reply> action = methods.get(visit.method());
        if (action == null) {
            return ProblemPage.wrongMethod(visit.texts()).with("Allow", String.join(", ", methods.keySet()));
        }
        try {
            return action.apply(visit);
        } catch (RuntimeException ours) {
            LOG.log(System.Logger.Level.ERROR, "cannot answer " + visit.path(), ours);
            return ProblemPage.ours(visit.texts());
        }
    }

    private Routes add(String method, String path, Function<Visit, Reply> action) {
        actions.computeIfAbsent(path, first -> new TreeMap<>()).put(method, action);
        return this;
    }
}
