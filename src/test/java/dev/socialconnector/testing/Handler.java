package dev.socialconnector.testing;

import mockwebserver3.MockResponse;

/** Answers the calls of one path. */
@FunctionalInterface
interface Handler {

    MockResponse answer(IncomingCall call);
}
