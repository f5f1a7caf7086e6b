/** The matrix of sources: how each is audited, as measured and documented. */
package io.sessionaudit.it.sources;
