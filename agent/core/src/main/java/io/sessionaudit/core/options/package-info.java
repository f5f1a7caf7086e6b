/**
 * The options of the agent, declared once in {@link io.sessionaudit.core.options.Options}; parser, help, suggestions
 * and docs/options.md are derived from that table.
 */
package io.sessionaudit.core.options;
