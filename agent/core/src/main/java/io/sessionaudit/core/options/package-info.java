/**
 * The agent's options: declared once, in {@link io.sessionaudit.core.options.Options}; parser, help, suggestions and
 * docs/options.md come from that table.
 */
package io.sessionaudit.core.options;
