/** The core of Session Audit: what it knows, decides and writes, apart from how it gets into an application. */
package io.sessionaudit.core;
