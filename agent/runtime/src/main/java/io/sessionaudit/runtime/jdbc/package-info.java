/** Reads the application's JDBC objects: names of sources, ids of servers. Never calls equals, hashCode or toString. */
package io.sessionaudit.runtime.jdbc;
