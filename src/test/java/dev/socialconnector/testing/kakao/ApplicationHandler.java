package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Handler;
import dev.socialconnector.testing.IncomingCall;
import dev.socialconnector.testing.Parameters;
import mockwebserver3.MockResponse;

/** What the calls to {@code kapi.kakao.com} that only an application can make have in common: the admin key, errors. */
final class ApplicationHandler implements Handler {

    /** Makes the body of a successful answer. */
    @FunctionalInterface
    interface Endpoint {

        String body(Parameters parameters, String adminKey);
    }

    private final AdminKeys adminKeys;
    private final Endpoint endpoint;

    ApplicationHandler(AdminKeys adminKeys, Endpoint endpoint) {
        this.adminKeys = adminKeys;
        this.endpoint = endpoint;
    }

    @Override
    public MockResponse answer(IncomingCall call) {
        if (!call.method().equals("GET")) {
            return Answers.methodNotAllowed("GET");
        }
        try {
            adminKeys.require(call);
            String adminKey = AdminKeys.key(call).orElseThrow();
            return Answers.jsonText(200, endpoint.body(KapiHandler.parameters(call), adminKey));
        } catch (KapiFailure refused) {
            return refused.toJson();
        }
    }
}
