package dev.socialconnector.bench;

/**
 * What a while of signing in came to.
 *
 * @param logins sign-ins that were finished
 * @param wallNanos how long it took
 * @param cpuNanos processor time of the whole process: compiler, garbage collector and the HTTP client's threads included
 * @param bytes allocated by all threads
 */
record LoginSample(long logins, long wallNanos, long cpuNanos, long bytes) {
    static LoginSample parse(String[] words) {
        return new LoginSample(
                Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
    }

    double perSecond() {
        return logins * 1e9 / wallNanos;
    }

    double cpuMicros() {
        return cpuNanos / 1e3 / logins;
    }

    double bytesPerLogin() {
        return (double) bytes / logins;
    }

    @Override
    public String toString() {
        return logins + " " + wallNanos + " " + cpuNanos + " " + bytes;
    }
}
