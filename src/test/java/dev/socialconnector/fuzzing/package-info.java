/**
 * What the fuzz tests share. Each {@code ...FuzzTest} has seeds in {@code src/test/resources}, made up and named for what they show,
 * which run as ordinary tests on every build; {@code mvn -Pfuzz verify} goes on from them with inputs of its own.
 */
@NullMarked
package dev.socialconnector.fuzzing;

import org.jspecify.annotations.NullMarked;
