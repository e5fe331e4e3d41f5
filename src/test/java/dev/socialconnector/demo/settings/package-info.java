/**
 * The administrator's pages, drawn from what a connector says of its settings.
 */
@NullMarked
package dev.socialconnector.demo.settings;

import org.jspecify.annotations.NullMarked;
