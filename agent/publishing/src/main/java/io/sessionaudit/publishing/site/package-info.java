/** Markdown pages: their headings, links and blocks, and the site that is built from them. */
package io.sessionaudit.publishing.site;
