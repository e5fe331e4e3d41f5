package dev.socialconnector.toolkit.http;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.toolkit.wire.ExcessException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Says what a failed connection means, without repeating what the other side sent. */
final class TransportFailures {
    private TransportFailures() {}

    /**
     * Tells whether a request failed that the server certainly did not process: it refused the stream, or closed the connection before
     * it came to it (RFC 9113 sections 6.8 and 8.7). OkHttp tells both by the same exception, which it does not export.
     */
    static boolean isOfUnprocessed(IOException failure) {
        return failure.getClass().getName().equals("okhttp3.internal.http2.StreamResetException")
                && String.valueOf(failure.getMessage()).endsWith(": REFUSED_STREAM");
    }

    static ConnectorException tooLate(ProviderRequest request) {
        return new ConnectorException(
                Reason.UNAVAILABLE,
                request.step(),
                request.uri().getHost() + " did not answer in full by the deadline");
    }

    /**
     * Returns the exception for a connection that failed.
     *
     * @param answering whether the answer had begun; a body that breaks off is OkHttp's ProtocolException too
     */
    static ConnectorException of(ProviderRequest request, IOException failure, boolean answering) {
        String host = request.uri().getHost();
        if (isExcess(failure)) {
            return new ConnectorException(
                    Reason.UNEXPECTED_RESPONSE, request.step(), host + " sends more than an answer can need");
        }
        boolean garbage = failure instanceof ProtocolException && !answering;
        return ConnectorException.builder(
                        garbage ? Reason.UNEXPECTED_RESPONSE : Reason.UNAVAILABLE,
                        request.step(),
                        garbage ? host + " does not speak HTTP" : "the connection to " + host + " failed")
                .cause(withoutForeignText(failure))
                .build();
    }

    private static boolean isExcess(Throwable failure) {
        Throwable each = failure;
        for (int depth = 0; each != null && depth < 5; depth++) {
            if (each instanceof ExcessException) {
                return true;
            }
            each = each.getCause();
        }
        return false;
    }

    /** Returns the exception for an answer that the HTTP client cannot make sense of. */
    static ConnectorException of(ProviderRequest request, RuntimeException failure) {
        return ConnectorException.builder(
                        Reason.UNEXPECTED_RESPONSE,
                        request.step(),
                        request.uri().getHost() + " was not understood")
                .cause(withoutForeignText(failure))
                .build();
    }

    /**
     * Which host and which port failed is told. The message of any other failure may quote the answer or a certificate, and an answer
     * may quote the request: of those only the kinds and the place remain.
     */
    private static IOException withoutForeignText(Exception failure) {
        String told = failure instanceof UnknownHostException || failure instanceof ConnectException
                ? failure.getClass().getName() + ": " + failure.getMessage()
                : kinds(failure);
        IOException bare = new IOException(told);
        bare.setStackTrace(failure.getStackTrace());
        return bare;
    }

    private static String kinds(Throwable failure) {
        List<String> kinds = new ArrayList<>();
        for (Throwable each = failure; each != null && kinds.size() < 5; each = each.getCause()) {
            kinds.add(each.getClass().getName());
        }
        return String.join(" caused by ", kinds);
    }
}
