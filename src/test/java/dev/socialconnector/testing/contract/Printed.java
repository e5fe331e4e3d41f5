package dev.socialconnector.testing.contract;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a log would show of a failure: messages, causes and stacks. */
final class Printed {
    private Printed() {}

    static String of(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
