package dev.socialconnector.toolkit.wire;

/** A connection that counts what it brings. */
interface Metered {
    /** Returns what counts. */
    Meter meter();
}
