/** Finds a MySQL server to talk to: a given one, one in Docker, or an embedded one. */
package io.sessionaudit.demo.server;
