/**
 * The report as one HTML page. Java collects the data, within bounds; the resources next to these classes display it.
 * All strings of a log reach the page as JSON, written only by {@link io.sessionaudit.tools.html.PageWriter}.
 */
package io.sessionaudit.tools.html;
