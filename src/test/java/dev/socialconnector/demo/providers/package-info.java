/**
 * The providers of the demo, one small file each: the emulated one behind its button, and how the real one takes its place.
 */
@NullMarked
package dev.socialconnector.demo.providers;

import org.jspecify.annotations.NullMarked;
