package dev.socialconnector.spring.login;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request with a query that no client library would send. */
record HttpRequestOf(URI address, String query) {
    /** Returns where the answer sends the browser; empty if nowhere. */
    String location() {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String request = "GET " + address.getRawPath() + query + " HTTP/1.1\r\nHost: " + address.getAuthority()
                    + "\r\nAccept: text/html\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines()
                    .filter(line -> line.startsWith("Location: "))
                    .map(line -> line.substring("Location: ".length()))
                    .findFirst()
                    .orElse("");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
