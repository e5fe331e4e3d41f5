package dev.socialconnector.testing;

import mockwebserver3.MockResponse;

/** Answers the calls of one path. */
@FunctionalInterface
public interface Handler {

    public MockResponse answer(IncomingCall call);
}
