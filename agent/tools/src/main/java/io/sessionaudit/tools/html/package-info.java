/**
 * The report as one HTML page. Java keeps and counts, within bounds; the resources beside these classes lay it out. Every text
 * of a log reaches the page as JSON, written in one place ({@link io.sessionaudit.tools.html.PageWriter}).
 */
package io.sessionaudit.tools.html;
