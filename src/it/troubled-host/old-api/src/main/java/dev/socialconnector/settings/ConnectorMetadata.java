package dev.socialconnector.settings;

import java.util.List;
import java.util.Map;

/** Is made in another way today. */
public record ConnectorMetadata(String id, Map<String, String> names, List<String> fields) {}
