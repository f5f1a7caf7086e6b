/** Lawful programs with the frameworks that people put above JDBC: their arguments are URLs of databases. */
package com.acme.frameworks;
