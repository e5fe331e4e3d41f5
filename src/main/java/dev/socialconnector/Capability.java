package dev.socialconnector;

/**
 * Marks an optional ability of a connector, something beyond signing in.
 *
 * <p>A host asks for one by its type: {@code connector.capability(TokenRefresh.class)}. An ability that a connector does not
 * have is absent, never a method that refuses.
 */
public interface Capability {}
