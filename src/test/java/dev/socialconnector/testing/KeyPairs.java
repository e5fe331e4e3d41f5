package dev.socialconnector.testing;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * RSA key pairs for tests, shared by all emulators of a JVM because making one takes a noticeable part of a second;
 * emulators tell them apart by key ids of their own.
 */
public final class KeyPairs {

    /** A pair that no emulator publishes. */
    public static final int FOREIGN = -1;

    private static final int DIFFERENT_PAIRS = 6;
    private static final Map<Integer, KeyPair> PAIRS = new ConcurrentHashMap<>();

    private KeyPairs() {}

    /** Returns the pair of this number; after some numbers the pairs repeat, under fresh key ids. */
    public static KeyPair get(int number) {
        int slot = number == FOREIGN ? FOREIGN : Math.floorMod(number, DIFFERENT_PAIRS);
        return PAIRS.computeIfAbsent(slot, missing -> generate());
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has RSA", e);
        }
    }
}
