/**
 * The second half of the truth corpus: programs that use JDBC through frameworks. Their headers state the findings, and
 * the places that the agent must name.
 */
package io.sessionaudit.frameworks;
