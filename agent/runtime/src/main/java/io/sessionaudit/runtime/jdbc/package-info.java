/** What is read off the application's JDBC objects: names of sources, ids of servers. Never equals, hashCode or toString. */
package io.sessionaudit.runtime.jdbc;
