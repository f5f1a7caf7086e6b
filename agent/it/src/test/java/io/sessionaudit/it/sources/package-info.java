/** The matrix of sources: which of them are audited how, proven and written down. */
package io.sessionaudit.it.sources;
